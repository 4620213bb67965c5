package dev.gristmill.cli;

/**
 * The document of a command that failed and has none of its own.
 *
 * @param error what happened
 */
record FailureDocument(ErrorDocument error) {}

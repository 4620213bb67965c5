package dev.gristmill.cli;

import dev.gristmill.error.ErrorDocument;

/**
 * The document of a command that failed and has none of its own.
 *
 * @param error what happened
 */
record FailureDocument(ErrorDocument error) {}

package dev.gristmill.job;

/**
 * What is to be predicted. A column is the expression of its own name.
 *
 * @param expression SQL over the source's and the derived columns
 */
public record LabelSpec(String expression) {}

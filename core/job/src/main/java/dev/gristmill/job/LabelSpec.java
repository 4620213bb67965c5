package dev.gristmill.job;

import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted. A column is the expression of its own name.
 *
 * @param expression SQL over the source's and the derived columns
 * @param positive of two classes, the one that probabilities and metrics are about, written as the label has it; null for
 *     the second in order: the larger number, the later text, true
 */
public record LabelSpec(String expression, @Nullable String positive) {}

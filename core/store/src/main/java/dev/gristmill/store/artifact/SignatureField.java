package dev.gristmill.store.artifact;

/**
 * A column that a model reads or adds.
 *
 * @param name of the column
 * @param type in Spark SQL's words, as in {@code double}
 */
public record SignatureField(String name, String type) {}

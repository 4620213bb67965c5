package dev.gristmill.store.artifact;

/**
 * What a model was trained by.
 *
 * @param gristmill version of Gristmill
 * @param spark version of Spark
 * @param java version of the Java runtime
 */
public record SoftwareVersions(String gristmill, String spark, String java) {}

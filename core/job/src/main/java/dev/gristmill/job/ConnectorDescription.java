package dev.gristmill.job;

import java.util.List;

/**
 * What a connector's part of a job file may say. Found by {@link java.util.ServiceLoader}, and free of Spark, so that
 * {@code validate} can check a job in a moment.
 */
public interface ConnectorDescription {

    /** The connector's name, as in {@code source.connector}. */
    String connector();

    /** Its options: the keys of {@code source} besides {@code connector} and {@code window}. */
    List<Parameter> options();
}

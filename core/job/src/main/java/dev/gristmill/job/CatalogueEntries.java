package dev.gristmill.job;

import java.util.List;

/**
 * Algorithms, feature stages and metrics that a plug-in brings. Found by {@link java.util.ServiceLoader}, and free of Spark; what stands
 * behind the names is found the same way, by the interfaces of the SPI.
 */
public interface CatalogueEntries {

    /** The algorithms; none by default. */
    default List<AlgorithmDescription> algorithms() {
        return List.of();
    }

    /** The stages: each the name of a class of spark.ml's kind, with a public constructor without arguments. */
    default List<StageDescription> stages() {
        return List.of();
    }

    /** The metrics; none by default. */
    default List<MetricDescription> metrics() {
        return List.of();
    }
}

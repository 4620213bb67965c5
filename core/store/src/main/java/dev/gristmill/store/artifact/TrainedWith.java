package dev.gristmill.store.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The algorithm behind a model.
 *
 * @param name its short name
 * @param className of the spark.ml estimator
 * @param engine that ran it
 */
public record TrainedWith(
        String name, @JsonProperty("class") String className, String engine) {}

package dev.gristmill.job;

import java.util.List;

/**
 * What a job file may say about a feature stage of spark.ml.
 *
 * @param name the simple name of its class, as in {@code QuantileDiscretizer}
 * @param className its class
 * @param doc one sentence
 * @param parameters what the rule's {@code params} may hold
 */
public record StageDescription(String name, String className, String doc, List<Parameter> parameters) {

    public StageDescription {
        parameters = List.copyOf(parameters);
    }
}

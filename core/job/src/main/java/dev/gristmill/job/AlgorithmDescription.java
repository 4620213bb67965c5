package dev.gristmill.job;

import java.util.List;
import java.util.Objects;

/**
 * What a job file may say about an algorithm.
 *
 * @param name its short name, as in {@code logistic-regression}
 * @param className the spark.ml estimator behind it
 * @param task what it learns to predict
 * @param doc one sentence
 * @param parameters what {@code algorithm.params} may hold
 */
public record AlgorithmDescription(String name, String className, Task task, String doc, List<Parameter> parameters) {

    public AlgorithmDescription {
        Objects.requireNonNull(task);
        parameters = List.copyOf(parameters);
    }
}

package dev.gristmill.job;

import java.util.List;
import java.util.Set;

/**
 * What a job file may say about an algorithm.
 *
 * @param name its short name, as in {@code logistic-regression}
 * @param className the spark.ml class behind it
 * @param tasks what it can learn, the most common first; at least one
 * @param inputs what it reads besides the columns that its parameters name
 * @param doc one sentence
 * @param parameters what {@code algorithm.params} may hold
 */
public record AlgorithmDescription(
        String name, String className, List<Task> tasks, Set<Input> inputs, String doc, List<Parameter> parameters) {

    public AlgorithmDescription {
        tasks = List.copyOf(tasks);
        inputs = Set.copyOf(inputs);
        parameters = List.copyOf(parameters);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("Invalid algorithm: '" + name + "' (expected at least one task)");
        }
    }

    /** Whether the job states what is to be predicted. */
    public boolean supervised() {
        return inputs.contains(Input.LABEL);
    }

    /** Whether rows can weigh more or less. */
    public boolean weighted() {
        return inputs.contains(Input.WEIGHT);
    }

    /** What an algorithm reads. */
    public enum Input {
        /** The vector that {@code features} describes. */
        FEATURES,
        /** What {@code label} says. */
        LABEL,
        /** Another algorithm, nested in its own part of the job file as {@code algorithm}. */
        ALGORITHM,
        /** Every row: none is held out unless the job says so. */
        ALL_ROWS,
        /** What {@code weight} says, if the job says it. */
        WEIGHT
    }
}

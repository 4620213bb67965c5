package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the algorithm of a job asks of the job's other parts.
 *
 * @param name as messages call it; empty when it is not known what is meant
 * @param tasks what it can learn; empty when it is not known
 * @param inputs what it reads; empty when it is not known
 */
record Learning(String name, List<Task> tasks, Set<Input> inputs) {

    /**
     * Of a class that no catalogue knows, the task tells what it reads.
     *
     * @param stated the task that the job states
     */
    static Learning of(AlgorithmSpec algorithm, Catalogue catalogue, Optional<Task> stated) {
        Optional<AlgorithmDescription> known = catalogue.algorithm(algorithm.name());
        if (known.isPresent()) {
            return new Learning(
                    known.get().name(), known.get().tasks(), known.get().inputs());
        }
        return new Learning(
                algorithm.name(),
                stated.map(List::of).orElse(List.of()),
                stated.map(Learning::usual).orElse(Set.of()));
    }

    private static Set<Input> usual(Task task) {
        return switch (task) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION, REGRESSION -> Set.of(Input.FEATURES, Input.LABEL);
            case CLUSTERING, TOPIC_MODELING -> Set.of(Input.FEATURES);
            case RECOMMENDATION, FREQUENT_PATTERNS, EMBEDDING -> Set.of();
        };
    }

    /** Whether it is known what it reads. */
    boolean known() {
        return !tasks.isEmpty();
    }

    boolean reads(Input input) {
        return inputs.contains(input);
    }
}

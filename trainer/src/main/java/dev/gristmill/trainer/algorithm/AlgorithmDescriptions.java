package dev.gristmill.trainer.algorithm;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is known of a job's algorithm. */
public final class AlgorithmDescriptions {

    private AlgorithmDescriptions() {}

    /** What the catalogue says; for a class that it does not know, what the job itself gives away. */
    public static AlgorithmDescription of(Catalogue catalogue, TrainingJob job) {
        return catalogue.algorithm(job.algorithm().name()).orElseGet(() -> thirdParty(job));
    }

    private static AlgorithmDescription thirdParty(TrainingJob job) {
        Task task = Objects.requireNonNull(job.task(), "task");
        Set<Input> inputs = EnumSet.noneOf(Input.class);
        if (job.label() != null) {
            inputs.add(Input.LABEL);
        }
        if (!job.features().isEmpty()) {
            inputs.add(Input.FEATURES);
        }
        if (job.weight() != null) {
            inputs.add(Input.WEIGHT);
        }
        if (job.split().holdout() == 0) {
            inputs.add(Input.ALL_ROWS);
        }
        return new AlgorithmDescription(
                job.algorithm().name(), job.algorithm().className(), List.of(task), inputs, "", List.of());
    }
}

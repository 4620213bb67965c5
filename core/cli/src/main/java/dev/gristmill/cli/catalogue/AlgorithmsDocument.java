package dev.gristmill.cli.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Task;
import java.util.List;

/**
 * What {@code algorithms -o json} writes.
 *
 * @param algorithms all, those of a task, or the one that is named
 */
record AlgorithmsDocument(List<Algorithm> algorithms) {

    static AlgorithmsDocument of(List<AlgorithmDescription> algorithms) {
        return new AlgorithmsDocument(algorithms.stream().map(Algorithm::of).toList());
    }

    /**
     * An algorithm.
     *
     * @param name its short name
     * @param className its class
     * @param tasks what it can learn, the most common first
     * @param inputs features, label, algorithm or all-rows
     * @param doc one sentence
     * @param parameters what the job's {@code params} may hold
     */
    record Algorithm(
            String name,
            @JsonProperty("class") String className,
            List<String> tasks,
            List<String> inputs,
            String doc,
            List<ParameterDocument> parameters) {

        static Algorithm of(AlgorithmDescription algorithm) {
            return new Algorithm(
                    algorithm.name(),
                    algorithm.className(),
                    algorithm.tasks().stream().map(Task::label).toList(),
                    algorithm.inputs().stream().sorted().map(Names::word).toList(),
                    algorithm.doc(),
                    ParameterDocument.of(algorithm.parameters()));
        }
    }
}

package dev.gristmill.cli.catalogue;

import dev.gristmill.cli.TextTable;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code algorithms} shows to people. */
final class AlgorithmsText {

    private static final String LINE = System.lineSeparator();

    private AlgorithmsText() {}

    /** A table for each task that one of them can learn, or for one task alone. */
    static String list(List<AlgorithmDescription> algorithms, @Nullable Task only) {
        return Arrays.stream(Task.values())
                .filter(task -> only == null || task == only)
                .filter(task -> algorithms.stream().anyMatch(it -> it.tasks().contains(task)))
                .map(task -> task.label() + LINE + table(algorithms, task))
                .collect(Collectors.joining(LINE));
    }

    private static TextTable table(List<AlgorithmDescription> algorithms, Task task) {
        TextTable table = new TextTable(ParametersText.INDENT, ParametersText.WIDTH);
        algorithms.stream()
                .filter(it -> it.tasks().contains(task))
                .forEach(it -> table.row(it.name(), Names.simple(it.className()), it.doc()));
        return table;
    }

    static String explanation(AlgorithmDescription algorithm, Catalogue catalogue) {
        TextTable about = new TextTable(ParametersText.INDENT)
                .row("class", algorithm.className())
                .row("tasks", algorithm.tasks().stream().map(Task::label).collect(Collectors.joining(", ")))
                .row("reads", reads(algorithm));
        return algorithm.name() + LINE + algorithm.doc() + LINE
                + LINE + about
                + LINE + "Parameters" + LINE + ParametersText.of(algorithm.parameters())
                + LINE + "In a job file" + LINE + Example.text(Example.of(algorithm, catalogue));
    }

    private static String reads(AlgorithmDescription algorithm) {
        String inputs =
                algorithm.inputs().stream().sorted().map(AlgorithmsText::words).collect(Collectors.joining(", "));
        return inputs.isEmpty() ? "the columns that its parameters name" : inputs;
    }

    private static String words(AlgorithmDescription.Input input) {
        return switch (input) {
            case FEATURES -> "features";
            case LABEL -> "label";
            case ALGORITHM -> "a nested algorithm";
            case ALL_ROWS -> "all rows, none held out; the columns that its parameters name";
            case WEIGHT -> "a weight if there is one";
        };
    }
}

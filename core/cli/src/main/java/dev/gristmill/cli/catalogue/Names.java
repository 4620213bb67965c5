package dev.gristmill.cli.catalogue;

import dev.gristmill.cli.Failures;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.Task;
import dev.gristmill.job.file.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names as they are written on the command line and in the documents. */
final class Names {

    private Names() {}

    static AlgorithmDescription algorithm(Catalogue catalogue, String name) {
        return catalogue.algorithm(name).orElseThrow(() -> {
            List<String> known = catalogue.algorithms().stream()
                    .flatMap(it -> Stream.of(it.name(), simple(it.className())))
                    .toList();
            String other = catalogue.stage(name).isPresent() ? "stages" : null;
            return unknown("algorithm", name, known, other);
        });
    }

    static StageDescription stage(Catalogue catalogue, String name) {
        return catalogue.stage(name).orElseThrow(() -> {
            List<String> known =
                    catalogue.stages().stream().map(StageDescription::name).toList();
            String other = catalogue.algorithm(name).isPresent() ? "algorithms" : null;
            return unknown("stage", name, known, other);
        });
    }

    static Task task(String label) {
        List<String> labels = Arrays.stream(Task.values()).map(Task::label).toList();
        return Arrays.stream(Task.values())
                .filter(task -> task.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new GristmillException(
                        Failures.USAGE,
                        "Invalid --task: '" + label + "' (expected " + String.join(", ", labels) + ")",
                        null,
                        meant(label, labels)));
    }

    /** A class without its package. */
    static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** A constant as people read it, as in {@code all-rows}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static GristmillException unknown(
            String kind, String name, List<String> known, @Nullable String otherCommand) {
        String hint = otherCommand == null ? meant(name, known) : "see 'gristmill " + otherCommand + " " + name + "'";
        return new GristmillException(
                Failures.USAGE,
                "Unknown " + kind + " '" + name + "'",
                null,
                hint == null ? "'gristmill " + kind + "s' lists them all" : hint);
    }

    private static @Nullable String meant(String word, List<String> known) {
        String closest = Suggestions.closest(word, known);
        return closest == null ? null : "did you mean " + closest + "?";
    }
}

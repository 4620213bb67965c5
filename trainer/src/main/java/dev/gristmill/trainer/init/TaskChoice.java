package dev.gristmill.trainer.init;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Task;
import dev.gristmill.job.file.Suggestions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The task of a starter file, and why it is that one.
 *
 * @param task what is to be learned
 * @param reason in few words
 */
record TaskChoice(Task task, String reason) {

    /** More whole numbers than this are amounts, no classes. */
    private static final int FEW_NUMBERS = 10;
    /** More texts than this are no classes. */
    private static final int MANY_CLASSES = 100;

    private static final Set<Task> SUPERVISED =
            EnumSet.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION, Task.REGRESSION);

    /**
     * The task that a word means: its label, or the beginning of it and of no other.
     *
     * @throws GristmillException when it is none, or could be several
     */
    static Task parse(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        List<Task> meant = Arrays.stream(Task.values())
                .filter(task -> !wanted.isEmpty() && task.label().startsWith(wanted))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        List<String> labels = (meant.isEmpty() ? Arrays.stream(Task.values()) : meant.stream())
                .map(Task::label)
                .toList();
        String suggestion = Suggestions.closest(word, labels);
        throw new GristmillException(
                InitErrors.TASK,
                "Invalid TASK: '" + word + "' (expected one of " + String.join(", ", labels) + ")",
                null,
                suggestion == null ? null : "did you mean '" + suggestion + "'?");
    }

    /** Whether a task predicts a label. */
    static boolean supervised(Task task) {
        return SUPERVISED.contains(task);
    }

    /**
     * The stated task, else the one that the label's values call for.
     *
     * @throws GristmillException when the stated one does not fit the label, or none does
     */
    static TaskChoice of(@Nullable Task stated, @Nullable LabelLook label) {
        if (stated != null) {
            requireFit(stated, label);
            return new TaskChoice(stated, "as asked for");
        }
        if (label == null) {
            return new TaskChoice(Task.BINARY_CLASSIFICATION, "a guess: see 'gristmill init --help' for others");
        }
        return guess(label);
    }

    /** Whether a label can be what a task predicts. */
    static boolean fits(Task task, LabelLook label) {
        int distinct = label.counts().distinct();
        return switch (task) {
            case BINARY_CLASSIFICATION -> distinct <= 2 && classes(label);
            case MULTICLASS_CLASSIFICATION -> distinct <= MANY_CLASSES && classes(label);
            case REGRESSION -> label.kind().numeric();
            default -> false;
        };
    }

    private static boolean classes(LabelLook label) {
        return label.kind().numeric() || label.kind() == Kind.TEXT || label.kind() == Kind.BOOLEAN;
    }

    private static void requireFit(Task task, @Nullable LabelLook label) {
        if (label == null || fits(task, label)) {
            return;
        }
        if (!supervised(task)) {
            throw new GristmillException(
                    InitErrors.TASK,
                    "Cannot use --label with " + task.label() + ": it predicts nothing that is known",
                    null,
                    "leave out --label, or name another task");
        }
        String fitting = SUPERVISED.stream()
                .filter(other -> fits(other, label))
                .map(Task::label)
                .reduce((one, other) -> one + " or " + other)
                .orElse("a label of another type");
        throw new GristmillException(
                InitErrors.TASK,
                "Invalid TASK: '" + task.label() + "' (expected " + fitting + ": the label " + shown(label) + ")",
                null,
                null);
    }

    private static TaskChoice guess(LabelLook label) {
        int distinct = label.counts().distinct();
        if (fits(Task.BINARY_CLASSIFICATION, label)) {
            return new TaskChoice(Task.BINARY_CLASSIFICATION, "the label " + shown(label));
        }
        boolean amount = label.kind() == Kind.NUMBER || distinct > FEW_NUMBERS;
        if (fits(Task.REGRESSION, label) && amount) {
            return new TaskChoice(Task.REGRESSION, "the label " + shown(label));
        }
        if (fits(Task.MULTICLASS_CLASSIFICATION, label)) {
            return new TaskChoice(Task.MULTICLASS_CLASSIFICATION, "the label " + shown(label));
        }
        throw new GristmillException(
                InitErrors.TASK,
                "Cannot find a task for label '" + label.text() + "': it " + shown(label),
                "--label",
                "name a column or an expression that is a number, a boolean or one of few texts");
    }

    private static String shown(LabelLook label) {
        String kind = switch (label.kind()) {
            case INTEGER, NUMBER -> "is a number";
            case TEXT -> "is a text";
            case BOOLEAN -> "is a boolean";
            case DATE, TIMESTAMP -> "is a date";
            case WORDS, OTHER -> "is no single value";
        };
        int distinct = label.counts().distinct();
        return kind
                + (label.kind() == Kind.BOOLEAN
                        ? ""
                        : " with " + distinct + (distinct == 1 ? " value" : " values") + " in the sample");
    }
}

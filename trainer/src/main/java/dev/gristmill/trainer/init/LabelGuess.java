package dev.gristmill.trainer.init;

import dev.gristmill.job.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses which column is to be predicted, by its name and its values. */
final class LabelGuess {

    /** The surest names first. */
    private static final List<Pattern> NAMES = List.of(
            pattern("^(label|target|class|outcome|response|y)$"),
            pattern(
                    "^(is|has|was)_|(^|_)(churn|churned|default|defaulted|fraud|survived|clicked|converted|cancelled)$"),
            pattern("(^|_)(label|target|class|species|category|price|amount|cost|sales|delay|duration|score)$"));

    private LabelGuess() {}

    /** The column that looks most like a label; empty when none does, or none that fits the task. */
    static Optional<String> of(List<ColumnLook> columns, @Nullable Task task) {
        return NAMES.stream()
                .flatMap(name -> columns.stream()
                        .filter(column -> name.matcher(column.name()).find())
                        .filter(column -> fits(column, task)))
                .map(ColumnLook::name)
                .findFirst();
    }

    private static boolean fits(ColumnLook column, @Nullable Task task) {
        LabelLook label =
                new LabelLook(column.name(), true, column.kind(), column.counts(), List.of(), Set.of(column.name()));
        List<Task> tasks = task != null
                ? List.of(task)
                : List.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION, Task.REGRESSION);
        return column.counts().distinct() > 1 && tasks.stream().anyMatch(it -> TaskChoice.fits(it, label));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}

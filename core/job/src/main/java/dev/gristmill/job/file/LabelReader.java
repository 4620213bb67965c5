package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Position;
import dev.gristmill.job.Task;
import dev.gristmill.job.grammar.JobGrammar;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code label}. */
final class LabelReader {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String POSITIVE = "one of the label's two classes";

    private LabelReader() {}

    /**
     * The label; null for an algorithm that has none. Reports one that is missing, or that means nothing.
     *
     * @param left the tasks that are possible
     */
    static @Nullable LabelSpec read(Section job, Learning learning, List<Task> left) {
        boolean wanted = learning.reads(Input.LABEL);
        if (!job.has("label")) {
            if (wanted) {
                job.missing("label", "column or expression");
            }
            return null;
        }
        if (learning.known() && !wanted) {
            job.exclude("label", "algorithm.name", learning.name() + " learns without one");
        }
        Section label = job.require("label", "column or expression").section(JobGrammar.LABEL);
        if (label.has("column") && label.has("expression")) {
            label.exclude("expression", "column", "a label is one or the other");
        }
        if (label.has("positive") && wanted && !left.isEmpty() && !left.contains(Task.BINARY_CLASSIFICATION)) {
            String message =
                    "Cannot use label.positive: the task is " + left.get(0).label() + ", and not binary-classification";
            Position at = label.find("positive").map(Value::key).orElse(label.position());
            job.reading().problems().contradiction(at, "label.positive", message);
        }
        return new LabelSpec(expression(label), positive(label));
    }

    /** The SQL of a part that names a column or states an expression. */
    static String expression(Section label) {
        String sql = JobGrammar.SQL.expected();
        return label.find("column")
                .map(it -> identifier(it.text(JobGrammar.COLUMN.expected())))
                .orElseGet(() -> label.require("expression", sql).text(sql));
    }

    private static @Nullable String positive(Section label) {
        ScalarNode scalar =
                label.find("positive").map(it -> it.scalar(POSITIVE)).orElse(null);
        if (scalar == null) {
            return null;
        }
        return scalar.kind() == ScalarKind.BOOLEAN ? scalar.text().toLowerCase(Locale.ROOT) : scalar.text();
    }

    private static String identifier(String column) {
        return IDENTIFIER.matcher(column).matches() ? column : "`" + column.replace("`", "``") + "`";
    }
}

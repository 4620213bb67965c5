package dev.gristmill.trainer.init;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Task;
import dev.gristmill.job.file.Suggestions;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Looks at the schema of some rows and at the first of them. */
final class SourceSampler {

    /** The most rows that are looked at. */
    static final int MOST = 10_000;

    private static final String LABEL = "gristmill_label";

    private final Dataset<Row> rows;

    SourceSampler(Dataset<Row> rows) {
        this.rows = rows;
    }

    /**
     * What they show.
     *
     * @param label a column or an expression; null to guess
     * @param task null when it is not stated
     * @throws GristmillException when the label is neither a column nor SQL over the columns
     */
    SourceLook look(@Nullable String label, @Nullable Task task) {
        if (label != null) {
            return with(label);
        }
        SourceLook plain = new SourceLook(columns(rows.limit(MOST).collectAsList(), null), null);
        if (task != null && !TaskChoice.supervised(task)) {
            return plain;
        }
        return LabelGuess.of(plain.columns(), task).map(this::with).orElse(plain);
    }

    private SourceLook with(String label) {
        boolean column = Arrays.asList(rows.columns()).contains(label);
        String expression = column ? Sql.identifier(label) : label;
        if (!column && label.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw unknown(label);
        }
        Dataset<Row> labels = selected(label, expression);
        StructField field = labels.schema().fields()[0];
        List<Row> sample =
                rows.select(col("*"), expr(expression).as(LABEL)).limit(MOST).collectAsList();
        List<@Nullable Object> answers = values(sample, rows.columns().length);
        LabelLook look = new LabelLook(
                label, column, Kind.of(field.dataType()), Counts.of(answers), levels(answers), reads(labels));
        return new SourceLook(columns(sample, answers), look);
    }

    private List<ColumnLook> columns(List<Row> sample, @Nullable List<@Nullable Object> answers) {
        List<ColumnLook> columns = new ArrayList<>();
        StructField[] fields = rows.schema().fields();
        for (int i = 0; i < fields.length; i++) {
            List<@Nullable Object> values = values(sample, i);
            boolean twin = answers != null && Twins.twin(values, answers);
            String type = fields[i].dataType().simpleString();
            columns.add(new ColumnLook(fields[i].name(), Kind.of(fields[i].dataType()), type, Counts.of(values), twin));
        }
        return columns;
    }

    private static List<@Nullable Object> values(List<Row> sample, int column) {
        List<@Nullable Object> values = new ArrayList<>(sample.size());
        sample.forEach(row -> values.add(row.get(column)));
        return values;
    }

    /** The two values of a label, in order; empty when it has more or fewer. */
    private static List<String> levels(List<@Nullable Object> answers) {
        Set<String> levels = new TreeSet<>();
        answers.stream().filter(Objects::nonNull).map(String::valueOf).forEach(levels::add);
        return levels.size() == 2 ? List.copyOf(levels) : List.of();
    }

    private static Set<String> reads(Dataset<Row> labels) {
        Set<String> names = new LinkedHashSet<>();
        CollectionConverters.asJava(
                        labels.queryExecution().analyzed().references().toSeq())
                .forEach(attribute -> names.add(attribute.name()));
        return names;
    }

    private Dataset<Row> selected(String label, String expression) {
        try {
            return rows.select(expr(expression));
        } catch (Exception e) {
            // Spark declares its AnalysisException nowhere, and Java cannot catch a checked exception unseen
            if (!(e instanceof AnalysisException)) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new GristmillException(
                    TrainerErrors.EXPRESSION,
                    "Invalid --label: '" + label + "' (expected a column, or SQL over the columns: "
                            + reason.replaceFirst("\\s*SQLSTATE.*$", "").replaceFirst("[.;]+$", "") + ")",
                    "--label",
                    null,
                    e);
        }
    }

    private GristmillException unknown(String label) {
        List<String> names = List.of(rows.columns());
        String suggestion = Suggestions.closest(label, names);
        return new GristmillException(
                TrainerErrors.COLUMN,
                "Invalid --label: '" + label + "' (expected a column of the source: " + String.join(", ", names) + ")",
                "--label",
                suggestion == null ? null : "did you mean '" + suggestion + "'?");
    }
}

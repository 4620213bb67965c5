package dev.gristmill.trainer.source;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import dev.gristmill.job.file.Suggestions;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.FeaturePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Holds a job against the columns of its source, before any row is read. For one check. */
final class ColumnCheck {

    /** What the model's own columns are called: a column that it reads cannot have one of these names. */
    private static final Set<String> RESERVED =
            Set.of(FeaturePlan.FEATURES, "rawPrediction", "probability", "prediction");

    private final Dataset<Row> rows;
    private final TrainingJob job;
    private final FeaturePlan plan;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Set<String>> derived = new LinkedHashMap<>();
    private final Set<String> readByLabel = new LinkedHashSet<>();

    ColumnCheck(Dataset<Row> rows, TrainingJob job, FeaturePlan plan) {
        this.rows = rows;
        this.job = job;
        this.plan = plan;
    }

    SourceColumns run() {
        Dataset<Row> withDerived = derive();
        label(withDerived);
        key();
        for (int i = 0; i < job.features().size(); i++) {
            rule(i, job.features().get(i), withDerived.schema());
        }
        Set<String> inputs = inputs();
        reserved(inputs);
        if (!problems.isEmpty()) {
            throw InvalidJobException.of(problems);
        }
        return new SourceColumns(ofSource(inputs), keyColumns(), ofSource(shared(inputs)));
    }

    private Set<String> shared(Set<String> inputs) {
        Set<String> shared = new LinkedHashSet<>(readByLabel);
        shared.retainAll(inputs);
        return shared;
    }

    private List<String> ofSource(Set<String> columns) {
        return Stream.of(rows.columns()).filter(columns::contains).toList();
    }

    private Dataset<Row> derive() {
        Dataset<Row> current = rows;
        for (var derivation : job.derive().entrySet()) {
            String name = derivation.getKey();
            String path = "derive." + name;
            if (contains(rows.schema(), name)) {
                add(TrainerErrors.COLUMN, path, "Invalid " + path + ": the source has a column of that name");
                continue;
            }
            Dataset<Row> alone = select(current, path, derivation.getValue());
            if (alone != null) {
                derived.put(name, rawReferences(alone));
                current = current.withColumn(name, functions.expr(derivation.getValue()));
            }
        }
        return current;
    }

    private void label(Dataset<Row> withDerived) {
        Dataset<Row> alone = select(withDerived, "label", job.label().expression());
        if (alone == null) {
            return;
        }
        readByLabel.addAll(rawReferences(alone));
        DataType type = alone.schema().fields()[0].dataType();
        if (!number(type)) {
            add(
                    TrainerErrors.COLUMN,
                    "label",
                    "Invalid label: '" + job.label().expression() + "' is a " + type.simpleString()
                            + " (expected a number or a boolean)");
        }
    }

    private void key() {
        List<String> key = job.split().key();
        for (int i = 0; i < key.size(); i++) {
            String path = "split.key[" + i + "]";
            if (!contains(rows.schema(), key.get(i))) {
                unknown(path, key.get(i), rows.schema());
            }
        }
        for (String column : keyColumns()) {
            if (contains(rows.schema(), column)
                    && nested(rows.schema().apply(column).dataType())) {
                add(
                        TrainerErrors.COLUMN,
                        "split.key",
                        "Invalid split.key: '" + column + "' is a "
                                + rows.schema().apply(column).dataType().simpleString()
                                + " (expected columns of plain values)");
            }
        }
    }

    private List<String> keyColumns() {
        return job.split().key().isEmpty()
                ? List.of(rows.columns())
                : job.split().key();
    }

    private void rule(int index, ColumnRule rule, StructType schema) {
        for (int i = 0; i < rule.columns().size(); i++) {
            String column = rule.columns().get(i);
            String path = "features[" + index + "].columns[" + i + "]";
            if (!contains(schema, column)) {
                if (!job.derive().containsKey(column)) {
                    unknown(path, column, schema);
                }
                continue;
            }
            DataType type = schema.apply(column).dataType();
            boolean fits = encoded(column) ? !nested(type) : number(type);
            boolean imputable = rule.impute() == null || type instanceof NumericType;
            if (!fits || !imputable) {
                add(
                        TrainerErrors.COLUMN,
                        path,
                        "Invalid " + path + ": '" + column + "' is a " + type.simpleString() + " ("
                                + (nested(type)
                                        ? "expected a column of plain values"
                                        : "expected a number; levels want encode")
                                + ")");
            }
        }
    }

    private boolean encoded(String column) {
        return job.features().stream()
                .anyMatch(rule -> rule.encode() != null && rule.columns().contains(column));
    }

    private Set<String> inputs() {
        Set<String> inputs = new LinkedHashSet<>();
        for (String column : plan.columns()) {
            inputs.addAll(derived.getOrDefault(column, Set.of(column)));
        }
        // The model computes every derived column, used or not
        derived.values().forEach(inputs::addAll);
        return inputs;
    }

    private void reserved(Set<String> inputs) {
        Set<String> names = new LinkedHashSet<>(inputs);
        names.addAll(derived.keySet());
        names.retainAll(RESERVED);
        names.forEach(name -> add(
                TrainerErrors.COLUMN,
                "features",
                "Invalid column name: '" + name + "' (the model adds a column of that name; rename it in the source)"));
    }

    /** The columns of the source that an analysed projection reads, through columns derived before. */
    private Set<String> rawReferences(Dataset<Row> projection) {
        Set<String> raw = new LinkedHashSet<>();
        CollectionConverters.asJava(
                        projection.queryExecution().analyzed().references().toSeq())
                .forEach(attribute -> raw.addAll(derived.getOrDefault(attribute.name(), Set.of(attribute.name()))));
        return raw;
    }

    private @Nullable Dataset<Row> select(Dataset<Row> from, String path, String expression) {
        try {
            return from.select(functions.expr(expression));
        } catch (Exception e) {
            // Spark declares its AnalysisException nowhere, and Java cannot catch a checked exception unseen
            if (!(e instanceof AnalysisException)) {
                throw e;
            }
            add(TrainerErrors.EXPRESSION, path, "Invalid " + path + ": '" + expression + "' (" + reason(e) + ")");
            return null;
        }
    }

    /** The first line of what Spark says, without its error class and SQL state. */
    private static String reason(Exception e) {
        String line = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
        return line.replaceFirst("^\\[[A-Z_.0-9]+]\\s*", "")
                .replaceFirst("\\s*SQLSTATE.*$", "")
                .replaceFirst("[.;]+$", "");
    }

    private void unknown(String path, String column, StructType schema) {
        problems.add(new Problem(
                TrainerErrors.COLUMN,
                job.origin().locate(path),
                path,
                "Unknown column '" + column + "' (the source has " + String.join(", ", schema.fieldNames()) + ")",
                Suggestions.closest(column, List.of(schema.fieldNames()))));
    }

    private void add(ErrorCode code, String path, String message) {
        problems.add(new Problem(code, job.origin().locate(path), path, message, null));
    }

    private static boolean contains(StructType schema, String column) {
        return List.of(schema.fieldNames()).contains(column);
    }

    private static boolean number(DataType type) {
        return type instanceof NumericType || type instanceof BooleanType;
    }

    private static boolean nested(DataType type) {
        return type instanceof StructType
                || type instanceof ArrayType
                || type instanceof MapType
                || type.typeName().equals("vector");
    }
}

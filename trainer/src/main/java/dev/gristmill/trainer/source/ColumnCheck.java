package dev.gristmill.trainer.source;

import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.WeightSpec;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.AlgorithmColumns;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.FeaturePlanner;
import dev.gristmill.trainer.feature.Findings;
import dev.gristmill.trainer.feature.PlanRequest;
import dev.gristmill.trainer.feature.Types;
import dev.gristmill.trainer.stage.SparkReason;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Holds a job against the columns of its source, before any row is read. For one check. */
final class ColumnCheck {

    private final Dataset<Row> rows;
    private final TrainingJob job;
    private final AlgorithmColumns algorithm;
    private final Findings findings;
    private final Map<String, Set<String>> derived = new LinkedHashMap<>();
    /** The source's and derived columns that the label's expression names, and those of the source behind them. */
    private final Set<String> labelColumns = new LinkedHashSet<>();
    /** The column that is the weight; empty when the weight is another expression. */
    private final Set<String> weightColumns = new LinkedHashSet<>();

    ColumnCheck(Dataset<Row> rows, TrainingJob job, AlgorithmColumns algorithm) {
        this.rows = rows;
        this.job = job;
        this.algorithm = algorithm;
        this.findings = new Findings(job.origin());
    }

    SourceColumns run() {
        Dataset<Row> withDerived = derive();
        LabelSpec label = job.label();
        if (label != null) {
            label(label, withDerived);
        }
        WeightSpec weight = job.weight();
        if (weight != null) {
            weight(weight, withDerived);
        }
        slices(withDerived.schema());
        key();
        FeaturePlan plan = FeaturePlanner.plan(request(withDerived.schema()), rows.sparkSession(), findings);
        Set<String> inputs = inputs(plan);
        reserved(inputs);
        findings.throwIfAny();
        Set<String> shared = new LinkedHashSet<>(labelColumns);
        shared.retainAll(inputs);
        return new SourceColumns(ofSource(inputs), keyColumns(), ofSource(shared), plan);
    }

    private PlanRequest request(StructType schema) {
        Set<String> unselectable = new LinkedHashSet<>(labelColumns);
        unselectable.addAll(weightColumns);
        unselectable.addAll(job.split().key());
        Set<String> broken = new LinkedHashSet<>(job.derive().keySet());
        broken.removeAll(derived.keySet());
        return new PlanRequest(job, schema, unselectable, broken, algorithm);
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
                findings.add(TrainerErrors.COLUMN, path, "Invalid " + path + ": the source has a column of that name");
                continue;
            }
            Dataset<Row> alone = select(current, path, derivation.getValue());
            if (alone != null) {
                derived.put(name, raw(references(alone)));
                current = current.withColumn(name, functions.expr(derivation.getValue()));
            }
        }
        return current;
    }

    private void label(LabelSpec label, Dataset<Row> withDerived) {
        Dataset<Row> alone = select(withDerived, "label", label.expression());
        if (alone == null) {
            return;
        }
        labelColumns.addAll(references(alone));
        labelColumns.addAll(raw(references(alone)));
        DataType type = alone.schema().fields()[0].dataType();
        boolean number = Types.number(type);
        String expected = job.task() == Task.REGRESSION ? "a number" : "a number, a text or a boolean";
        if (job.task() == Task.REGRESSION ? !number : !Types.plain(type)) {
            findings.add(
                    TrainerErrors.COLUMN,
                    "label",
                    "Invalid label: '" + label.expression() + "' is a " + type.simpleString() + " (expected " + expected
                            + ")");
        }
    }

    private void weight(WeightSpec weight, Dataset<Row> withDerived) {
        Dataset<Row> alone = select(withDerived, "weight", weight.expression());
        if (alone == null) {
            return;
        }
        if (references(alone).equals(Set.of(alone.columns()[0]))) {
            weightColumns.add(alone.columns()[0]);
        }
        DataType type = alone.schema().fields()[0].dataType();
        if (!Types.number(type)) {
            findings.add(
                    TrainerErrors.COLUMN,
                    "weight",
                    "Invalid weight: '" + weight.expression() + "' is a " + type.simpleString()
                            + " (expected a number)");
        }
        if (algorithm.read().contains(Learner.WEIGHT)) {
            findings.add(
                    TrainerErrors.COLUMN,
                    "algorithm.params",
                    "Invalid column name: '" + Learner.WEIGHT + "' (the rows' weights get that name; rename it in the"
                            + " source)");
        }
    }

    private void slices(StructType schema) {
        List<String> slices = job.evaluation().slices();
        for (int i = 0; i < slices.size(); i++) {
            String path = "evaluation.slices[" + i + "]";
            String column = slices.get(i);
            if (!contains(schema, column)) {
                findings.unknownColumn(path, column, List.of(schema.fieldNames()));
            } else if (!Types.plain(schema.apply(column).dataType())) {
                findings.add(
                        TrainerErrors.COLUMN,
                        path,
                        "Invalid " + path + ": '" + column + "' is a "
                                + schema.apply(column).dataType().simpleString()
                                + " (expected a number, a text, a boolean or a date)");
            }
        }
    }

    private void key() {
        List<String> key = job.split().key();
        for (int i = 0; i < key.size(); i++) {
            String path = "split.key[" + i + "]";
            String column = key.get(i);
            if (!contains(rows.schema(), column)) {
                findings.unknownColumn(path, column, List.of(rows.columns()));
            } else if (!hashable(rows.schema().apply(column).dataType())) {
                findings.add(
                        TrainerErrors.COLUMN,
                        path,
                        "Invalid " + path + ": '" + column + "' is a "
                                + rows.schema().apply(column).dataType().simpleString()
                                + " (expected columns of plain values)");
            }
        }
    }

    private List<String> keyColumns() {
        return job.split().key().isEmpty()
                ? Stream.of(rows.schema().fields())
                        .filter(field -> hashable(field.dataType()))
                        .map(StructField::name)
                        .toList()
                : job.split().key();
    }

    private Set<String> inputs(FeaturePlan plan) {
        // The model computes every derived column, used or not
        Set<String> inputs = raw(plan.columns());
        derived.values().forEach(inputs::addAll);
        return inputs;
    }

    private void reserved(Set<String> inputs) {
        Set<String> names = new LinkedHashSet<>(inputs);
        names.addAll(derived.keySet());
        names.removeIf(name -> !FeaturePlanner.RESERVED.contains(name) && !name.startsWith(FeaturePlan.SLICE));
        names.forEach(name -> findings.add(
                TrainerErrors.COLUMN,
                "features",
                "Invalid column name: '" + name + "' (the model adds a column of that name; rename it in the source)"));
    }

    /** The columns of the source behind columns that can be derived ones. */
    private Set<String> raw(Set<String> columns) {
        Set<String> raw = new LinkedHashSet<>();
        columns.forEach(column -> raw.addAll(derived.getOrDefault(column, Set.of(column))));
        return raw;
    }

    private static Set<String> references(Dataset<Row> projection) {
        Set<String> names = new LinkedHashSet<>();
        CollectionConverters.asJava(
                        projection.queryExecution().analyzed().references().toSeq())
                .forEach((Attribute attribute) -> names.add(attribute.name()));
        return names;
    }

    private @Nullable Dataset<Row> select(Dataset<Row> from, String path, String expression) {
        try {
            return from.select(functions.expr(expression));
        } catch (Exception e) {
            // Spark declares its AnalysisException nowhere, and Java cannot catch a checked exception unseen
            if (!(e instanceof AnalysisException)) {
                throw e;
            }
            String message = "Invalid " + path + ": '" + expression + "' (" + SparkReason.of(e) + ")";
            findings.add(TrainerErrors.EXPRESSION, path, message);
            return null;
        }
    }

    private static boolean contains(StructType schema, String column) {
        return List.of(schema.fieldNames()).contains(column);
    }

    private static boolean hashable(DataType type) {
        return Types.plain(type) || type instanceof BinaryType;
    }
}

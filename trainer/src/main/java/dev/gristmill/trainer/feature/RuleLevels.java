package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.Task;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.JobErrors;
import dev.gristmill.job.file.Problem;
import dev.gristmill.trainer.feature.ColumnState.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.ml.feature.FeatureHasher;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.TargetEncoder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/** The stages of a rule that make numbers of levels. */
final class RuleLevels {

    private final String path;
    private final String uid;
    private final ColumnState state;
    private final PlanSteps steps;

    RuleLevels(String path, String uid, ColumnState state, PlanSteps steps) {
        this.path = path;
        this.uid = uid;
        this.state = state;
        this.steps = steps;
    }

    boolean encode(Encode encode, List<RuleValue> values, Findings findings) {
        List<RuleValue> levels = values.stream().map(this::level).toList();
        Map<String, String> columns = new LinkedHashMap<>();
        levels.stream()
                .filter(level -> level.sql() != null)
                .forEach(level -> columns.put(level.physical(), level.expression()));
        String[] inputs = names(levels);
        boolean keep = encode.unseen() == Unseen.KEEP || encode.encoding() == Encoding.HASH;
        values.forEach(value -> judge(value.column(), keep));
        boolean there = steps.addColumns(path, uid + "_levels", columns);
        return there
                && switch (encode.encoding()) {
                    case HASH -> hash(encode, inputs, values);
                    case ORDINAL -> ordinal(inputs, values, keep);
                    case ONE_HOT -> oneHot(inputs, values, keep);
                    case TARGET -> target(inputs, values, keep, findings);
                };
    }

    private void judge(String column, boolean keep) {
        if (keep) {
            state.settle(column);
        } else {
            state.demand(column);
        }
    }

    /** Spark indexes numbers and texts alone. A timestamp as a text would depend on the session's time zone. */
    private RuleValue level(RuleValue value) {
        if (value.type() instanceof NumericType || value.type() instanceof StringType) {
            return value;
        }
        String name = state.free(value.base() + "__level");
        return value.type().equals(DataTypes.TimestampType)
                ? value.by(name, "unix_micros(" + value.expression() + ")", DataTypes.LongType)
                : value.by(name, Sql.cast(value.expression(), "STRING"), DataTypes.StringType);
    }

    private boolean index(String[] inputs, String[] outputs, boolean keep) {
        return steps.add(
                path,
                task -> new StringIndexer(uid + "_index")
                        .setStringOrderType("frequencyDesc")
                        .setHandleInvalid(keep ? "keep" : "error")
                        .setInputCols(inputs)
                        .setOutputCols(outputs));
    }

    private boolean ordinal(String[] inputs, List<RuleValue> values, boolean keep) {
        String[] indices = names(values, "index");
        return index(inputs, indices, keep) && go(values, indices);
    }

    private boolean oneHot(String[] inputs, List<RuleValue> values, boolean keep) {
        String[] indices = names(values, "index");
        String[] vectors = names(values, "onehot");
        return index(inputs, indices, keep)
                && steps.add(
                        path,
                        task -> new OneHotEncoder(uid + "_onehot")
                                .setDropLast(false)
                                .setInputCols(indices)
                                .setOutputCols(vectors))
                && end(values, List.of(vectors));
    }

    private boolean target(String[] inputs, List<RuleValue> values, boolean keep, Findings findings) {
        Problem multiclass = multiclass(findings, path + ".encode", "encode: target");
        String[] indices = names(values, "index");
        String[] means = names(values, "means");
        String[] targets = names(values, "target");
        Map<String, String> numbers = new LinkedHashMap<>();
        // Spark marks the means as categories, and trees would take them for such: an expression carries no mark
        IntStream.range(0, means.length).forEach(i -> numbers.put(targets[i], Sql.identifier(means[i]) + " + 0D"));
        return index(inputs, indices, keep)
                && steps.add(
                        path,
                        task -> new TargetEncoding(new TargetEncoder(uid + "_target")
                                .setTargetType(targetType(task, multiclass))
                                .setHandleInvalid(keep ? "keep" : "error")
                                .setLabelCol(FeaturePlan.LABEL)
                                .setInputCols(indices)
                                .setOutputCols(means)))
                && steps.addColumns(path, uid + "_numbers", numbers)
                && go(values, targets);
    }

    static Problem multiclass(Findings findings, String path, String what) {
        return findings.problem(
                JobErrors.CONTRADICTION,
                path,
                "Cannot use " + path + ": " + what
                        + " knows the mean of a number or of two classes, and there are more (take one-hot, ordinal or"
                        + " hash)");
    }

    static String targetType(Task task, Problem multiclass) {
        if (task == Task.MULTICLASS_CLASSIFICATION) {
            throw InvalidJobException.of(multiclass);
        }
        return task == Task.BINARY_CLASSIFICATION ? "binary" : "continuous";
    }

    private boolean hash(Encode encode, String[] inputs, List<RuleValue> values) {
        String hashed = state.free(uid + "__hashed");
        boolean added = steps.add(
                path,
                task -> new FeatureHasher(uid + "_hash")
                        .setNumFeatures(encode.size())
                        .setInputCols(inputs)
                        .setCategoricalCols(inputs)
                        .setOutputCol(hashed));
        return added && end(values, values.stream().map(value -> hashed).toList());
    }

    /** The values go on as numbers. */
    private boolean go(List<RuleValue> values, String[] names) {
        for (int i = 0; i < names.length; i++) {
            String column = values.get(i).column();
            Entry entry = Objects.requireNonNull(state.entry(column));
            state.enter(column, new Entry(entry.path(), List.of(names[i]), entry.indicator()));
            state.moved(column, names[i]);
            state.encoded(column);
        }
        return true;
    }

    /** The values have become vectors: for each the column that holds it. */
    private boolean end(List<RuleValue> values, List<String> vectors) {
        Map<String, Set<String>> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byColumn.computeIfAbsent(values.get(i).column(), it -> new LinkedHashSet<>())
                    .add(vectors.get(i));
        }
        byColumn.forEach((column, made) -> {
            Entry entry = Objects.requireNonNull(state.entry(column));
            state.enter(column, new Entry(entry.path(), new ArrayList<>(made), entry.indicator()));
            state.end(column, "encoded");
        });
        return true;
    }

    private static String[] names(List<RuleValue> values) {
        return values.stream().map(RuleValue::physical).toArray(String[]::new);
    }

    private String[] names(List<RuleValue> values, String suffix) {
        return values.stream()
                .map(value -> state.free(value.base() + "__" + suffix))
                .toArray(String[]::new);
    }
}

package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Bucket;
import dev.gristmill.job.ColumnRule.Clip;
import dev.gristmill.job.ColumnRule.DatePart;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.trainer.feature.ColumnState.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.Bucketizer;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.QuantileDiscretizer;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;

/** The stages of one column rule, in the order in which things happen within a rule. For one rule. */
final class RuleStages {

    private final String path;
    private final String uid;
    private final ColumnRule rule;
    private final ColumnState state;
    private final PlanSteps steps;
    private final Map<String, String> indicators = new LinkedHashMap<>();
    /** Columns that the next stage of SQL makes besides the values. */
    private final Map<String, String> pending = new LinkedHashMap<>();

    private List<RuleValue> values = new ArrayList<>();

    RuleStages(int index, ColumnRule rule, ColumnState state, PlanSteps steps) {
        this.path = "features[" + index + "]";
        this.uid = "features_" + index;
        this.rule = rule;
        this.state = state;
        this.steps = steps;
    }

    /**
     * Adds them.
     *
     * @param columns to where the job names them
     * @return whether Spark takes them; if not, the reason is among the findings
     */
    boolean add(Map<String, String> columns, Findings findings) {
        if (bounds()) {
            columns.keySet().forEach(state::bound);
        }
        columns.keySet().forEach(this::start);
        boolean fit = impute() && change() && (rule.bucket() == null || bucket(rule.bucket()));
        if (!fit || !flush("columns")) {
            return false;
        }
        RuleVectors vectors = new RuleVectors(path, uid, state, steps);
        columns.forEach((column, place) -> enter(column, place));
        if (rule.text() != null) {
            return vectors.text(rule.text(), values, findings);
        } else if (rule.scale() != null) {
            return vectors.scale(rule.scale(), values);
        }
        return rule.encode() == null || new RuleLevels(path, uid, state, steps).encode(rule.encode(), values, findings);
    }

    /** A statistic that is imputed is computed before anything is limited. */
    private boolean bounds() {
        Impute impute = rule.impute();
        Clip clip = rule.clip();
        boolean clipped = clip != null && clip.minimum() != null && clip.maximum() != null;
        boolean statistic = impute != null && impute.strategy() != Impute.Strategy.CONSTANT;
        return !statistic && (clipped || rule.bucket() != null || rule.encode() != null);
    }

    private void start(String column) {
        String physical = state.now(column);
        RuleValue value = RuleValue.there(column, physical, state.type(physical));
        if (rule.date().isEmpty()) {
            values.add(value);
        }
        for (DatePart part : rule.date()) {
            String name = state.free(column + "_" + part.name().toLowerCase(Locale.ROOT));
            values.add(
                    new RuleValue(column, name, name, Sql.part(part, Sql.identifier(physical)), DataTypes.IntegerType));
        }
    }

    private boolean impute() {
        Impute impute = rule.impute();
        if (impute == null) {
            return true;
        }
        boolean constant = impute.strategy() == Impute.Strategy.CONSTANT;
        if (!constant) {
            replace(value -> value.type() instanceof BooleanType ? made(value, "number", value.number()) : value);
        }
        boolean flushed = flush("numbers");
        if (impute.indicator()) {
            values.forEach(this::indicate);
        }
        if (constant) {
            replace(value -> constant(value, impute));
        }
        boolean imputed = flushed && (constant || statistic(impute));
        values.forEach(value -> state.settle(value.column()));
        return imputed;
    }

    private void indicate(RuleValue value) {
        String name = state.free(value.column() + "__missing");
        indicators.put(value.column(), name);
        pending.put(name, Sql.cast(value.missing(), "DOUBLE"));
    }

    private RuleValue constant(RuleValue value, Impute impute) {
        String name = state.free(value.base() + "__imputed");
        Object constant = impute.constant();
        boolean text = value.type() instanceof StringType;
        if (text || value.type() instanceof BooleanType) {
            String literal = text ? Sql.text(String.valueOf(constant)) : String.valueOf(constant);
            return value.by(name, "coalesce(" + value.expression() + ", " + literal + ")", value.type());
        } else if (constant instanceof Long && value.type() instanceof IntegralType) {
            return value.by(name, "coalesce(" + value.expression() + ", " + constant + "L)", DataTypes.LongType);
        }
        String literal = Sql.number(((Number) Objects.requireNonNull(constant)).doubleValue());
        String sql = "CASE WHEN " + value.missing() + " THEN " + literal + " ELSE " + value.number() + " END";
        return value.by(name, sql, DataTypes.DoubleType);
    }

    private boolean statistic(Impute impute) {
        String strategy = impute.strategy().name().toLowerCase(Locale.ROOT);
        return stage(
                "imputed",
                (inputs, outputs) -> task -> new Imputer(uid + "_impute")
                        .setStrategy(strategy)
                        .setInputCols(inputs)
                        .setOutputCols(outputs));
    }

    private boolean change() {
        if (rule.text() != null) {
            replace(value -> made(value, "text", "coalesce(" + value.expression() + ", '')"));
            values.forEach(value -> state.settle(value.column()));
        }
        Clip clip = rule.clip();
        if (clip != null) {
            replace(value -> made(value, "clipped", Sql.clipped(clip, value.number())));
        }
        if (rule.log()) {
            replace(value -> made(value, "log", "log1p(" + value.number() + ")"));
        }
        return true;
    }

    private boolean bucket(Bucket bucket) {
        // A missing number has a bucket of its own, and Spark's bucketizers see it only as NaN
        replace(value -> made(value, "number", "coalesce(" + value.number() + ", double('NaN'))"));
        boolean cut = flush("numbers_to_cut")
                && stage("bucket", (inputs, outputs) -> task -> bucketizer(bucket, inputs, outputs));
        values.forEach(value -> state.settle(value.column()));
        return cut;
    }

    private PipelineStage bucketizer(Bucket bucket, String[] inputs, String[] outputs) {
        if (bucket.bounds().isEmpty()) {
            return new QuantileDiscretizer(uid + "_bucket")
                    .setNumBuckets(bucket.count())
                    .setHandleInvalid("keep")
                    .setInputCols(inputs)
                    .setOutputCols(outputs);
        }
        double[] splits = DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.of(Double.NEGATIVE_INFINITY),
                                bucket.bounds().stream().mapToDouble(it -> it)),
                        DoubleStream.of(Double.POSITIVE_INFINITY))
                .toArray();
        return new Bucketizer(uid + "_bucket")
                .setSplitsArray(Stream.of(inputs).map(it -> splits).toArray(double[][]::new))
                .setHandleInvalid("keep")
                .setInputCols(inputs)
                .setOutputCols(outputs);
    }

    /** The column's values, whatever becomes of them next, and its place in the vector. */
    private void enter(String column, String place) {
        List<String> physical = values.stream()
                .filter(value -> value.column().equals(column))
                .map(RuleValue::physical)
                .toList();
        Entry before = state.entry(column);
        String indicator = before == null ? null : before.indicator();
        state.enter(column, new Entry(place, physical, indicators.getOrDefault(column, indicator)));
        if (!rule.date().isEmpty()) {
            state.end(column, "taken the parts of");
        } else if (!physical.get(0).equals(column)) {
            state.moved(column, physical.get(0));
        }
    }

    /** One stage for all values. */
    private boolean stage(String suffix, ManyColumns maker) {
        String[] inputs = values.stream().map(RuleValue::physical).toArray(String[]::new);
        replace(value -> value.at(state.free(value.base() + "__" + suffix), DataTypes.DoubleType));
        String[] outputs = values.stream().map(RuleValue::physical).toArray(String[]::new);
        return steps.add(path, maker.of(inputs, outputs));
    }

    private RuleValue made(RuleValue value, String suffix, String sql) {
        boolean text = value.type() instanceof StringType;
        return value.by(
                state.free(value.base() + "__" + suffix), sql, text ? DataTypes.StringType : DataTypes.DoubleType);
    }

    private void replace(UnaryOperator<RuleValue> change) {
        values = new ArrayList<>(values.stream().map(change).toList());
    }

    /** Makes what is only SQL so far. */
    private boolean flush(String name) {
        Map<String, String> columns = new LinkedHashMap<>();
        values.stream()
                .filter(value -> value.sql() != null)
                .forEach(value -> columns.put(value.physical(), value.expression()));
        columns.putAll(pending);
        pending.clear();
        replace(value -> value.at(value.physical(), value.type()));
        return steps.addColumns(path, uid + "_" + name, columns);
    }

    /** A stage that reads and makes several columns. */
    @FunctionalInterface
    private interface ManyColumns {

        StageMaker of(String[] inputs, String[] outputs);
    }
}

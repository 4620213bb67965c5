package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.TrainingJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;

/**
 * The column rules of a job as stages of spark.ml, from raw rows to the vector column {@value #FEATURES}. Immutable, and
 * made without looking at any data.
 *
 * <p>Rules run in file order, and a rule starts from what earlier rules made of its columns. The vector holds the columns
 * in the order of the rules that name them last; within a rule, in the order they are listed.
 */
public final class FeaturePlan {

    /** The vector column that algorithms read. */
    public static final String FEATURES = "features";

    private final List<PipelineStage> stages;
    private final Set<String> columns;
    private final Set<String> nullable;

    private FeaturePlan(List<PipelineStage> stages, Set<String> columns, Set<String> nullable) {
        this.stages = List.copyOf(stages);
        this.columns = new LinkedHashSet<>(columns);
        this.nullable = new LinkedHashSet<>(nullable);
    }

    /** The plan of a job. */
    public static FeaturePlan of(TrainingJob job) {
        Builder builder = new Builder(job);
        for (int i = 0; i < job.features().size(); i++) {
            builder.apply(i, job.features().get(i));
        }
        return builder.build();
    }

    /** The stages in order; transformers and estimators. Only the training rows may fit them. */
    public List<PipelineStage> stages() {
        return stages;
    }

    /** The source and derived columns that the stages read, in the order of the vector. */
    public Set<String> columns() {
        return new LinkedHashSet<>(columns);
    }

    /** Those of the columns that may hold missing values: imputed, or encoded so that a missing value has its place. */
    public Set<String> mayBeMissing() {
        return new LinkedHashSet<>(nullable);
    }

    private static final class Builder {

        private final List<PipelineStage> stages = new ArrayList<>();
        private final Set<String> nullable = new LinkedHashSet<>();
        /** What each column has become: the name of a column of numbers or, at the end of its way, of a vector. */
        private final Map<String, String> current = new LinkedHashMap<>();

        Builder(TrainingJob job) {
            if (!job.derive().isEmpty()) {
                stages.add(new SQLTransformer("derive").setStatement(statement(job.derive())));
            }
        }

        void apply(int index, ColumnRule rule) {
            rule.columns().forEach(this::enter);
            String uid = "features_" + index;
            if (rule.impute() != null) {
                impute(uid, rule, rule.impute());
            }
            if (rule.encode() != null) {
                encode(uid, rule, rule.encode());
            }
            if (rule.scale() != null) {
                scale(uid, rule, rule.scale());
            }
        }

        FeaturePlan build() {
            stages.add(new VectorAssembler("assemble")
                    .setInputCols(current.values().stream().distinct().toArray(String[]::new))
                    .setOutputCol(FEATURES));
            return new FeaturePlan(stages, current.keySet(), nullable);
        }

        /** Moves a column to the end of the vector's order. */
        private void enter(String column) {
            String before = current.remove(column);
            current.put(column, before == null ? column : before);
        }

        private void impute(String uid, ColumnRule rule, ColumnRule.Impute impute) {
            stages.add(new Imputer(uid + "_impute")
                    .setStrategy(
                            switch (impute) {
                                case MEAN -> "mean";
                                case MEDIAN -> "median";
                                case MODE -> "mode";
                            })
                    .setInputCols(inputs(rule))
                    .setOutputCols(become(rule, "imputed")));
            nullable.addAll(rule.columns());
        }

        private void encode(String uid, ColumnRule rule, ColumnRule.Encode encode) {
            boolean keep = rule.unseen() == ColumnRule.Unseen.KEEP;
            stages.add(new StringIndexer(uid + "_index")
                    .setStringOrderType("frequencyDesc")
                    .setHandleInvalid(keep ? "keep" : "error")
                    .setInputCols(inputs(rule))
                    .setOutputCols(become(rule, "index")));
            if (encode == ColumnRule.Encode.ONE_HOT) {
                stages.add(new OneHotEncoder(uid + "_onehot")
                        .setDropLast(false)
                        .setInputCols(inputs(rule))
                        .setOutputCols(become(rule, "onehot")));
            }
            if (keep) {
                nullable.addAll(rule.columns());
            }
        }

        /** One scaler for all columns of the rule: it reads the data once, however many there are. */
        private void scale(String uid, ColumnRule rule, ColumnRule.Scale scale) {
            String unscaled = uid + "__unscaled";
            String scaled = uid + "__scaled";
            stages.add(new VectorAssembler(uid + "_assemble")
                    .setInputCols(inputs(rule))
                    .setOutputCol(unscaled));
            stages.add(Scalers.of(scale, uid + "_scale", unscaled, scaled));
            rule.columns().forEach(column -> current.put(column, scaled));
        }

        private String[] inputs(ColumnRule rule) {
            return rule.columns().stream().map(this::now).toArray(String[]::new);
        }

        private String[] become(ColumnRule rule, String suffix) {
            rule.columns().forEach(column -> current.put(column, column + "__" + suffix));
            return inputs(rule);
        }

        private String now(String column) {
            return current.getOrDefault(column, column);
        }

        private static String statement(Map<String, String> derive) {
            StringBuilder sql = new StringBuilder("SELECT *");
            derive.forEach((name, expression) ->
                    sql.append(", (").append(expression).append(") AS ").append(Sql.identifier(name)));
            return sql.append(" FROM __THIS__").toString();
        }
    }
}

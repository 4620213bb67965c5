package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.Engine;
import dev.gristmill.job.Task;
import dev.gristmill.trainer.split.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightedRunSparkTest {

    private static final String[] FEATURES = {"a", "b", "c"};
    private static final double ROUNDING = 1e-9;

    private final Dataset<Row> rows = SmallRows.all();

    @TempDir
    private Path folder;

    @Test
    void trainsAndMeasuresWithWeightsAsPlainSparkDoes() {
        TrainSummary summary = new SmallRun(folder, rows)
                .features(FEATURES)
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag")
                .algorithm(SmallRun.spark("classification.LogisticRegression", Map.of("regParam", 0.01)))
                .weight("grade / 2")
                // What blocks fit is equal to a tolerance: LearnerContract
                .engine(Engine.MLLIB)
                .slices("kind", "flag")
                .run();
        assertThat(summary.error()).isNull();
        Dataset<Row> prepared = new VectorAssembler()
                .setInputCols(FEATURES)
                .setOutputCol("features")
                .transform(rows.withColumn("label", expr("double(flag)")).withColumn("weight", expr("grade / 2")));
        LogisticRegressionModel expected = new LogisticRegression()
                .setRegParam(0.01)
                .setWeightCol("weight")
                .fit(prepared.filter(part(Split.TRAIN)));
        LogisticRegressionModel published = published(summary);
        // The rows come in other partitions here
        assertThat(published.coefficients().toArray())
                .containsExactly(expected.coefficients().toArray(), within(ROUNDING));
        assertThat(published.intercept()).isCloseTo(expected.intercept(), within(ROUNDING));

        Dataset<Row> scored = expected.transform(prepared.filter(part(Split.HOLDOUT)));
        assertThat(summary.metrics().get("areaUnderROC"))
                .isCloseTo(
                        new BinaryClassificationEvaluator()
                                .setNumBins(0)
                                .setWeightCol("weight")
                                .evaluate(scored),
                        within(ROUNDING));
        for (String metric : List.of("logLoss", "accuracy")) {
            assertThat(summary.metrics().get(metric))
                    .isCloseTo(
                            new MulticlassClassificationEvaluator()
                                    .setWeightCol("weight")
                                    .setMetricName(metric)
                                    .evaluate(scored),
                            within(ROUNDING));
        }
    }

    @Test
    void refusesAnAlgorithmThatCannotWeighRows() {
        TrainSummary summary = new SmallRun(folder, rows)
                .features(FEATURES)
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag")
                .algorithm(SmallRun.spark(
                        "classification.MultilayerPerceptronClassifier", Map.of("layers", List.of(3, 2))))
                .weight("grade")
                .run();
        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code() + " " + error.message())
                .isEqualTo("JOB-727 Cannot use weight: MultilayerPerceptronClassifier has no weightCol");
    }

    private static LogisticRegressionModel published(TrainSummary summary) {
        var stages = SmallRun.published(summary).stages();
        return (LogisticRegressionModel) stages[stages.length - 1];
    }

    private static Column part(Split part) {
        return Split.of(SmallRun.SPLIT, List.of(col("id"))).equalTo(part.code());
    }
}

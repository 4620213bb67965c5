package dev.gristmill.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class ClassScoresSparkTest {

    private static final StructType SCHEMA = new StructType()
            .add("prediction", DataTypes.DoubleType)
            .add("label", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType)
            .add("probability", SQLDataTypes.VectorType());

    private final List<Row> rows = rows();

    @Test
    void agreesWithSparksEvaluatorOnWeightedRows() {
        Dataset<Row> scored = ProductSession.session().createDataFrame(rows, SCHEMA);
        MulticlassClassificationEvaluator spark = new MulticlassClassificationEvaluator().setWeightCol("weight");
        Map<String, Double> metrics = scores(rows).metrics();
        Map<String, String> names = Map.of(
                "accuracy", "accuracy",
                "f1", "f1",
                "precision", "weightedPrecision",
                "recall", "weightedRecall",
                "logLoss", "logLoss");
        names.forEach((name, ofSpark) -> assertThat(metrics.get(name))
                .as(name)
                .isCloseTo(spark.setMetricName(ofSpark).evaluate(scored), within(1e-12)));
        double macro = IntStream.range(0, 3)
                .mapToDouble(label -> spark.setMetricName("fMeasureByLabel")
                        .setMetricLabel(label)
                        .evaluate(scored))
                .average()
                .orElseThrow();
        assertThat(metrics.get("macroF1")).isCloseTo(macro, within(1e-12));
    }

    @Test
    void addsUpParts() {
        ClassScores parts = scores(rows.subList(0, 1)).merge(scores(rows.subList(1, rows.size())));
        Map<String, Double> whole = scores(rows).metrics();
        assertThat(parts.metrics())
                .allSatisfy((name, value) -> assertThat(value).isCloseTo(whole.get(name), within(1e-12)));
        assertThat(parts.tally().rows()).isEqualTo(rows.size());
    }

    @Test
    void countsAClassThatIsOnlyPredictedInTheMacroMean() {
        ClassScores scores = new ClassScores(false);
        scores.add(RowFactory.create(0.0, 0.0, 1.0));
        scores.add(RowFactory.create(2.0, 1.0, 1.0));
        // As scikit-learn has it: f1 is 1 of class 0, 0 of class 1, 0 of class 2
        assertThat(scores.metrics().get("macroF1")).isCloseTo(1.0 / 3, within(1e-15));
    }

    private static ClassScores scores(List<Row> rows) {
        ClassScores scores = new ClassScores(true);
        rows.forEach(scores::add);
        return scores;
    }

    private static List<Row> rows() {
        Random random = new Random(3);
        return IntStream.range(0, 200)
                .mapToObj(i -> {
                    double a = random.nextDouble() / 2;
                    double b = random.nextDouble() / 2;
                    return RowFactory.create(
                            (double) random.nextInt(3),
                            (double) random.nextInt(3),
                            0.5 + random.nextInt(3),
                            Vectors.dense(a, b, 1 - a - b));
                })
                .toList();
    }
}

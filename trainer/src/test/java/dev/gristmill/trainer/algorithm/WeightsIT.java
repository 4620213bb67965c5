package dev.gristmill.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Catalogue;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.stage.SparkParams;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether algorithms that the catalogue calls weighted look at weights: having the parameter is not enough. */
final class WeightsIT {

    /** Iterations and trees enough for weights to show. */
    private static final Map<String, Object> FEW = Map.of("maxIter", 3, "numTrees", 3);

    private final Dataset<Row> rows = rows();

    @ParameterizedTest
    @MethodSource
    void learnsOtherThingsOfOtherWeights(AlgorithmDescription algorithm) {
        List<Row> unweighted = predictions(estimator(algorithm));
        Estimator<?> weighing = estimator(algorithm);
        SparkParams.set(weighing, "weightCol", Learner.WEIGHT);
        assertThat(predictions(weighing)).isNotEqualTo(unweighted);
    }

    static List<AlgorithmDescription> learnsOtherThingsOfOtherWeights() {
        return Catalogue.load(WeightsIT.class.getClassLoader()).algorithms().stream()
                .filter(it -> it.weighted() && it.supervised())
                .toList();
    }

    private List<Row> predictions(Estimator<?> estimator) {
        Model<?> model = estimator.fit(rows);
        return model.transform(rows).select("prediction").collectAsList();
    }

    private static Estimator<?> estimator(AlgorithmDescription algorithm) {
        AlgorithmSpec nested = new AlgorithmSpec(
                "logistic-regression", "org.apache.spark.ml.classification.LogisticRegression", Map.of(), null);
        boolean nests = algorithm.inputs().contains(Input.ALGORITHM);
        AlgorithmSpec spec =
                new AlgorithmSpec(algorithm.name(), algorithm.className(), Map.of(), nests ? nested : null);
        Estimator<?> estimator = new Estimators(Map.of()).estimator(spec, 1);
        FEW.forEach((name, value) -> {
            if (estimator.hasParam(name)) {
                SparkParams.set(estimator, name, value);
            }
        });
        return estimator;
    }

    /** Twenty rows say that the label falls, ten say that it rises, and those weigh a hundred times as much. */
    private static Dataset<Row> rows() {
        Dataset<Row> rows = ProductSession.session()
                .sql("SELECT double(id % 10) AS x, 9D - id % 10 AS y, double((id % 10 >= 5) = (id < 10)) AS label,"
                        + " IF(id < 10, 10D, 0.1D) AS weight FROM range(0, 30, 1, 1)");
        return new VectorAssembler()
                .setInputCols(new String[] {"x", "y"})
                .setOutputCol("features")
                .transform(rows);
    }
}

package dev.gristmill.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.spi.Algorithm;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.recommendation.ALS;
import org.junit.jupiter.api.Test;

final class EstimatorsTest {

    private final Estimators estimators = new Estimators(Map.of());

    @Test
    void setsWhatTheJobStatesAndTheSeed() {
        GBTClassifier trees =
                (GBTClassifier) estimators.estimator(spec(GBTClassifier.class, Map.of("maxDepth", 3)), 42);
        assertThat(trees.getMaxDepth()).isEqualTo(3);
        assertThat(trees.getSeed()).isEqualTo(42);
        assertThat(trees.getMaxIter()).isEqualTo(20);
        assertThat(trees.uid()).isEqualTo("any");
    }

    @Test
    void keepsTheSeedThatTheJobStatesForTheAlgorithm() {
        GBTClassifier trees = (GBTClassifier) estimators.estimator(spec(GBTClassifier.class, Map.of("seed", 5L)), 42);
        assertThat(trees.getSeed()).isEqualTo(5);
    }

    @Test
    void nestsAnAlgorithm() {
        AlgorithmSpec nested = spec(LinearSVC.class, Map.of("maxIter", 9));
        AlgorithmSpec spec = new AlgorithmSpec("one-vs-rest", OneVsRest.class.getName(), Map.of(), nested);
        OneVsRest estimator = (OneVsRest) estimators.estimator(spec, 42);
        assertThat(((LinearSVC) (Object) estimator.getClassifier()).getMaxIter())
                .isEqualTo(9);
    }

    @Test
    void prefersAPlugInOfThatName() {
        LinearSVC made = new LinearSVC();
        Algorithm plugin = new Algorithm() {
            @Override
            public String name() {
                return "any";
            }

            @Override
            public Estimator<?> estimator(Map<String, Object> params, long seed) {
                return made;
            }
        };
        assertThat(new Estimators(Map.of("any", plugin)).estimator(spec(ALS.class, Map.of()), 1) == made)
                .isTrue();
    }

    @Test
    void namesWhatAnAlgorithmRefuses() {
        AlgorithmSpec spec = spec(LinearSVC.class, Map.of("depth", 3));
        assertThatThrownBy(() -> estimators.estimator(spec, 1))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Invalid algorithm.params: any refuses them (Param depth does not exist)");
    }

    private static AlgorithmSpec spec(Class<?> type, Map<String, Object> params) {
        return new AlgorithmSpec("any", type.getName(), params, null);
    }
}

package dev.gristmill.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.spi.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the catalogue, which knows nothing of Spark, against spark.ml's own parameters. */
final class AlgorithmCatalogueTest {

    private static final ClassLoader LOADER = AlgorithmCatalogueTest.class.getClassLoader();
    private static final double NEXT = 1e-9;

    private final Catalogue catalogue = Catalogue.load(LOADER);

    @Test
    void hasAnImplementationOfEveryAlgorithm() {
        assertThat(catalogue.algorithms())
                .extracting(AlgorithmDescription::name)
                .containsExactlyInAnyOrderElementsOf(
                        implementations().stream().map(Algorithm::name).toList());
    }

    @TestFactory
    List<DynamicTest> agreesWithSparkOnEveryParameter() {
        List<DynamicTest> tests = new ArrayList<>();
        for (AlgorithmDescription algorithm : catalogue.algorithms()) {
            Estimator<?> estimator = implementation(algorithm.name()).estimator(Map.of(), 7);
            assertThat(estimator.getClass().getName()).isEqualTo(algorithm.className());
            for (Parameter parameter : algorithm.parameters()) {
                tests.add(DynamicTest.dynamicTest(
                        algorithm.name() + "." + parameter.name(), () -> agrees(parameter, estimator)));
            }
        }
        return tests;
    }

    @Test
    void setsWhatTheJobStatesAndTheSeed() {
        Estimator<?> trees = implementation("gradient-boosted-trees").estimator(Map.of("maxDepth", 3), 42);
        assertThat(value(trees, "maxDepth")).isEqualTo(3);
        assertThat(value(trees, "seed")).isEqualTo(42L);
        assertThat(value(trees, "maxIter")).isEqualTo(20);
    }

    private static void agrees(Parameter parameter, Estimator<?> estimator) {
        Param<Object> param = estimator.getParam(parameter.name());
        assertThat(estimator.getDefault(param).get()).isEqualTo(parameter.defaultValue());
        parameter
                .allowed()
                .forEach(word -> assertThat(param.isValid().apply(word))
                        .as("valid: %s", word)
                        .isEqualTo(true));
        boolean floating = parameter.type() == Parameter.Type.DOUBLE;
        if (parameter.minimum() != null) {
            boolean included = !parameter.flags().contains(Parameter.Flag.MINIMUM_EXCLUSIVE);
            bound(param, floating, parameter.minimum(), included);
            bound(param, floating, parameter.minimum() - (floating ? NEXT : 1), false);
        }
        if (parameter.maximum() != null) {
            boolean included = !parameter.flags().contains(Parameter.Flag.MAXIMUM_EXCLUSIVE);
            bound(param, floating, parameter.maximum(), included);
            bound(param, floating, parameter.maximum() + (floating ? NEXT : 1), false);
        }
    }

    private static void bound(Param<Object> param, boolean floating, double value, boolean valid) {
        Object boxed = floating ? (Object) value : (Object) (int) value;
        assertThat(param.isValid().apply(boxed))
                .as("%s valid: %s", param.name(), boxed)
                .isEqualTo(valid);
    }

    private static Object value(Estimator<?> estimator, String param) {
        return estimator.getOrDefault(estimator.getParam(param));
    }

    private static Algorithm implementation(String name) {
        return implementations().stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Algorithm> implementations() {
        return ServiceLoader.load(Algorithm.class, LOADER).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}

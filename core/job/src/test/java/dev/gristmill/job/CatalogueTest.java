package dev.gristmill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final Catalogue BUILT_IN = Catalogue.load(CatalogueTest.class.getClassLoader());

    @Test
    void describesTheBuiltInAlgorithmsAndMetrics() {
        assertThat(BUILT_IN.algorithms().stream().map(AlgorithmDescription::name))
                .containsExactly("logistic-regression", "gradient-boosted-trees");
        assertThat(BUILT_IN.metrics().stream().map(MetricDescription::name))
                .containsExactly("areaUnderROC", "areaUnderPR", "logLoss");
        assertThat(BUILT_IN.algorithm("logistic-regression").orElseThrow().className())
                .isEqualTo("org.apache.spark.ml.classification.LogisticRegression");
        assertThat(BUILT_IN.metric("nothing")).isEmpty();
        assertThat(BUILT_IN.connector("nothing")).isEmpty();
    }

    @Test
    void takesInWhatAPluginBrings(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(CatalogueEntries.class.getName()), Plugin.class.getName());
        try (URLClassLoader plugins =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, CatalogueTest.class.getClassLoader())) {
            Catalogue catalogue = Catalogue.load(plugins);
            assertThat(catalogue.algorithm("coin")).isPresent();
            assertThat(catalogue.algorithms()).hasSize(BUILT_IN.algorithms().size() + 1);
            assertThat(catalogue.metrics()).isEqualTo(BUILT_IN.metrics());
        }
    }

    /** What a plug-in's jar would hold. */
    public static final class Plugin implements CatalogueEntries {

        @Override
        public List<AlgorithmDescription> algorithms() {
            return List.of(new AlgorithmDescription(
                    "coin", "org.example.Coin", Task.BINARY_CLASSIFICATION, "Tosses a coin.", List.of()));
        }
    }

    @Test
    void keepsEveryDefaultInItsOwnTypeAndRange() {
        List<Parameter> parameters = BUILT_IN.algorithms().stream()
                .flatMap(algorithm -> algorithm.parameters().stream())
                .toList();

        assertThat(parameters).hasSize(21).allSatisfy(parameter -> {
            assertThat(parameter.defaultValue()).isInstanceOf(javaType(parameter.type()));
            assertThat(parameter.doc()).endsWith(".");
            if (parameter.defaultValue() instanceof Number number) {
                assertThat(number.doubleValue()).isGreaterThanOrEqualTo(orElse(parameter.minimum(), -1e9));
                assertThat(number.doubleValue()).isLessThanOrEqualTo(orElse(parameter.maximum(), 1e9));
            }
            if (parameter.type() == Parameter.Type.CHOICE) {
                assertThat(parameter.allowed()).contains((String) parameter.defaultValue());
            }
        });
    }

    private static double orElse(@Nullable Double bound, double other) {
        return bound == null ? other : bound;
    }

    private static Class<?> javaType(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> Integer.class;
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case STRING, CHOICE, PATH -> String.class;
        };
    }
}

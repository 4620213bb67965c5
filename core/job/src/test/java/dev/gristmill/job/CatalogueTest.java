package dev.gristmill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final Catalogue BUILT_IN = Catalogue.load(CatalogueTest.class.getClassLoader());

    @Test
    void describesTheBuiltInAlgorithmsStagesAndMetrics() {
        assertThat(BUILT_IN.algorithms())
                .extracting(AlgorithmDescription::name)
                .hasSize(26)
                .contains("logistic-regression", "gradient-boosted-trees", "k-means", "als", "prefix-span");
        assertThat(BUILT_IN.stages())
                .extracting(StageDescription::name)
                .hasSize(38)
                .isSorted()
                .contains("StringIndexer", "RFormula", "Word2Vec");
        assertThat(BUILT_IN.metrics())
                .extracting(MetricDescription::name)
                .contains("areaUnderROC", "f1", "rmse", "silhouette")
                .doesNotHaveDuplicates();
        assertThat(BUILT_IN.metric("nothing")).isEmpty();
        assertThat(BUILT_IN.connector("nothing")).isEmpty();
    }

    @Test
    void hasAMetricForEveryTaskAndAnAlgorithmToo() {
        assertThat(Task.values()).allSatisfy(task -> {
            assertThat(BUILT_IN.metrics()).anyMatch(metric -> metric.tasks().contains(task));
            assertThat(BUILT_IN.algorithms())
                    .anyMatch(algorithm -> algorithm.tasks().contains(task));
        });
    }

    @Test
    void findsAnAlgorithmByItsShortNameAndItsClass() {
        AlgorithmDescription lda = BUILT_IN.algorithm("lda").orElseThrow();

        assertThat(lda.className()).isEqualTo("org.apache.spark.ml.clustering.LDA");
        assertThat(lda.tasks()).containsExactly(Task.TOPIC_MODELING);
        assertThat(lda.inputs()).containsExactly(AlgorithmDescription.Input.FEATURES);
        assertThat(BUILT_IN.algorithm("LDA")).contains(lda);
        assertThat(BUILT_IN.algorithm("org.apache.spark.ml.clustering.LDA")).contains(lda);
        assertThat(BUILT_IN.algorithm("clustering.LDA")).isEmpty();
        assertThat(BUILT_IN.algorithm("Imputer")).isEmpty();
    }

    @Test
    void findsAStageByItsClass() {
        StageDescription imputer = BUILT_IN.stage("Imputer").orElseThrow();

        assertThat(imputer.className()).isEqualTo("org.apache.spark.ml.feature.Imputer");
        assertThat(BUILT_IN.stage("org.apache.spark.ml.feature.Imputer")).contains(imputer);
        assertThat(BUILT_IN.stage("LDA")).isEmpty();
    }

    @Test
    void neverGivesOneNameToTwo() {
        List<String> classes = Stream.concat(
                        BUILT_IN.algorithms().stream().map(AlgorithmDescription::className),
                        BUILT_IN.stages().stream().map(StageDescription::className))
                .distinct()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();

        assertThat(classes).doesNotHaveDuplicates();
        assertThat(BUILT_IN.algorithms()).extracting(AlgorithmDescription::name).doesNotHaveDuplicates();
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
                    "coin",
                    "org.example.Coin",
                    List.of(Task.BINARY_CLASSIFICATION),
                    Set.of(AlgorithmDescription.Input.LABEL),
                    "Tosses a coin.",
                    List.of()));
        }
    }

    @Test
    void keepsEveryDefaultInItsOwnType() {
        List<Parameter> parameters = Stream.concat(
                        BUILT_IN.algorithms().stream().map(AlgorithmDescription::parameters),
                        BUILT_IN.stages().stream().map(StageDescription::parameters))
                .flatMap(List::stream)
                .toList();

        assertThat(parameters)
                .filteredOn(parameter -> parameter.defaultValue() != null)
                .hasSizeGreaterThan(250)
                .allSatisfy(parameter -> assertThat(parameter.defaultValue()).isInstanceOf(javaType(parameter.type())));
        assertThat(parameters)
                .filteredOn(parameter -> parameter.type() == Parameter.Type.CHOICE)
                .allSatisfy(parameter -> assertThat(parameter.allowed()).isNotEmpty());
    }

    @Test
    void readsWhatJsonHasNoTypesFor() {
        assertThat(defaultValue("Imputer", "missingValue")).isEqualTo(Double.NaN);
        assertThat(defaultValue("VectorSlicer", "indices")).isEqualTo(List.of());
        Parameter seed = parameter(BUILT_IN.algorithm("k-means").orElseThrow().parameters(), "seed");
        assertThat(seed.defaultValue()).isNull();
        Parameter lower = parameter(BUILT_IN.stage("RobustScaler").orElseThrow().parameters(), "lower");
        assertThat(lower.minimum()).isZero();
        assertThat(lower.maximum()).isEqualTo(1);
        assertThat(lower.flags()).containsExactly(Parameter.Flag.MINIMUM_EXCLUSIVE, Parameter.Flag.MAXIMUM_EXCLUSIVE);
    }

    private static @Nullable Object defaultValue(String stage, String name) {
        return parameter(BUILT_IN.stage(stage).orElseThrow().parameters(), name).defaultValue();
    }

    private static Parameter parameter(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> javaType(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> Integer.class;
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case STRING, CHOICE, PATH, COLUMN -> String.class;
            case COLUMNS, STRINGS, INTEGERS, DOUBLES, VECTOR, DOUBLE_LISTS, MATRIX -> List.class;
        };
    }
}

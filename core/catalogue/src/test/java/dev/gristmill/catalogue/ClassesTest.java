package dev.gristmill.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.param.Params;
import org.junit.jupiter.api.Test;

/**
 * The classes that the catalogue names. A class is an algorithm or a stage, and {@code Word2Vec} alone is both: its vectors
 * are looked up, and they are features of what else is learned.
 */
final class ClassesTest {

    private static final Entries ENTRIES = Described.entries();

    @Test
    void namesEveryClassThatSparkItselfLists() throws IOException {
        List<String> listed = new ArrayList<>(listed("Estimator"));
        listed.addAll(listed("Transformer"));
        listed.removeIf(name -> name.endsWith("Model") || excluded(name));

        assertThat(classNames())
                .as("classes of spark.ml: a new one needs a line in curated.yaml, one that is gone loses its own")
                .contains("org.apache.spark.ml.fpm.PrefixSpan", "org.apache.spark.ml.feature.Bucketizer")
                .containsAll(listed)
                .hasSize(63);
    }

    @Test
    void neverHasTwoClassesOfOneSimpleName() {
        assertThat(classNames().stream().map(ClassesTest::simpleName)).doesNotHaveDuplicates();
        assertThat(ENTRIES.stages().stream().map(Entries.Stage::className))
                .filteredOn(ENTRIES.algorithms().stream()
                        .map(Entries.Algorithm::className)
                        .toList()::contains)
                .containsExactly("org.apache.spark.ml.feature.Word2Vec");
        assertThat(ENTRIES.algorithms().stream().map(Entries.Algorithm::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void failsTheBuildForAClassThatTheTableDoesNotName() throws IOException {
        List<Class<? extends Params>> classes = new ArrayList<>(SparkClasses.onClassPath());
        Curated curated = Curated.read();
        Curated incomplete = new Curated(
                Collections.emptyMap(),
                curated.parameters(),
                curated.algorithms(),
                curated.stages(),
                curated.metrics());

        assertThatThrownBy(() -> new EntryReader(incomplete).entries(classes))
                .hasMessage(
                        "Cannot write the catalogue: name in the curated table, or exclude, these classes of spark.ml"
                                + " first: CrossValidator, Pipeline, PowerIterationClusteringWrapper, TrainValidationSplit");

        classes.remove(Pipeline.class);
        assertThatThrownBy(() -> new EntryReader(curated).entries(classes))
                .hasMessage(
                        "Cannot write the catalogue: find on the class path these classes of spark.ml first: Pipeline");
    }

    @Test
    void writesTheSameBytesOnAnyMachine() throws IOException {
        String text = CatalogueGenerator.text();
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(CatalogueGenerator.text()).isEqualTo(text);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void usesEveryLineOfTheCuratedTable() throws IOException {
        Curated curated = Curated.read();
        List<String> names =
                Described.all().stream().map(it -> it.parameter().name()).toList();

        assertThat(names).containsAll(curated.parameters().keySet());
        curated.algorithms()
                .forEach((name, it) -> assertThat(
                                Described.instance(className(name)).params())
                        .extracting("name")
                        .containsAll(
                                it.parameters() == null
                                        ? List.of()
                                        : it.parameters().keySet()));
        curated.stages()
                .forEach((name, it) -> assertThat(
                                Described.instance(className(name)).params())
                        .extracting("name")
                        .containsAll(
                                it.parameters() == null
                                        ? List.of()
                                        : it.parameters().keySet()));
    }

    private static boolean excluded(String className) {
        return List.of("Pipeline", "CrossValidator", "TrainValidationSplit", "PowerIterationClusteringWrapper")
                .contains(simpleName(className));
    }

    private static List<String> classNames() {
        return Stream.concat(
                        ENTRIES.algorithms().stream().map(Entries.Algorithm::className),
                        ENTRIES.stages().stream().map(Entries.Stage::className))
                .distinct()
                .toList();
    }

    private static String className(String simpleName) {
        return classNames().stream()
                .filter(name -> simpleName(name).equals(simpleName))
                .findFirst()
                .orElseThrow();
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The service entries of Spark Connect. */
    private static List<String> listed(String type) throws IOException {
        List<String> names = new ArrayList<>();
        for (URL entry : Collections.list(
                ClassesTest.class.getClassLoader().getResources("META-INF/services/org.apache.spark.ml." + type))) {
            try (var stream = entry.openStream()) {
                new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(names::add);
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
        return names;
    }
}

package dev.gristmill.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds what the catalogue says of parameters against spark.ml itself. */
final class ParametersTest {

    /** Spark checks these texts, but no list could hold all that are right. */
    private static final Map<String, String> OPEN =
            Map.of("featureSubsetStrategy", "0.3", "locale", Locale.US.toString());

    private static final Set<String> SET_BY_GRISTMILL = Set.of(
            "classifier",
            "featuresCol",
            "labelCol",
            "outputCol",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "topicDistributionCol",
            "validationIndicatorCol",
            "weightCol");

    private static final String OPTIONS = "Supported options: ";
    private static final List<Described> ALL = Described.all();

    @Test
    void leavesOutNothingAndInventsNothing() {
        Entries entries = Described.entries();
        entries.algorithms()
                .forEach(it -> assertThat(missing(it.className(), it.parameters()))
                        .as(it.name())
                        .isSubsetOf(SET_BY_GRISTMILL));
        entries.stages()
                .forEach(it -> assertThat(missing(it.className(), it.parameters()))
                        .as(it.name())
                        .isSubsetOf("labelCol"));
    }

    private static List<String> missing(String className, List<Entries.Parameter> parameters) {
        Params owner = Described.instance(className);
        List<String> missing =
                new ArrayList<>(Arrays.stream(owner.params()).map(Param::name).toList());
        parameters.forEach(
                it -> assertThat(missing.remove(it.name())).as(it.name()).isTrue());
        return missing;
    }

    @Test
    void explainsItselfInASentence() {
        assertThat(ALL).allSatisfy(ParametersTest::sentence);
    }

    private static void sentence(Described described) {
        assertThat(described.parameter().doc())
                .matches("[\\p{Upper}(].{6,150}\\.")
                .doesNotContain("  ", "default)");
    }

    @Test
    void allowsTheTextsThatSparkAccepts() {
        assertThat(ALL).allSatisfy(ParametersTest::accepted);
    }

    private static void accepted(Described described) {
        switch (described.parameter().type()) {
            case "CHOICE" -> {
                assertThat(described.parameter().allowed()).isNotEmpty().allMatch(described::accepts);
                assertThat(described.accepts("no-such-value")).isFalse();
            }
            case "STRING" ->
                assertThat(described.accepts(
                                OPEN.getOrDefault(described.parameter().name(), "no-such-value")))
                        .isTrue();
            case "COLUMN" -> assertThat(described.accepts("any")).isTrue();
            case "COLUMNS", "STRINGS" ->
                assertThat(described.accepts(new String[] {"any"})).isTrue();
            default -> assertThat(described.parameter().allowed()).isEmpty();
        }
    }

    @Test
    void allowsTheTextsThatSparkOffers() {
        assertThat(ALL).allSatisfy(ParametersTest::offered);
    }

    private static void offered(Described described) {
        String doc = described.param().doc();
        int options = doc.indexOf(OPTIONS);
        if (options < 0 || OPEN.containsKey(described.parameter().name())) {
            return;
        }
        String[] words = doc.substring(options + OPTIONS.length())
                .replaceAll("\\. .*|\\.$|'", "")
                .split(",\\s*(?:and )?| and ", -1);
        assertThat(described.parameter().allowed())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(words)
                        .map(word -> word.replace(" (default)", "").strip())
                        .toList());
    }

    @Test
    void hasTheDefaultThatSparkHas() {
        assertThat(ALL).allSatisfy(ParametersTest::defaults);
    }

    private static void defaults(Described described) {
        Entries.Parameter parameter = described.parameter();
        Object spark = described.owner().getDefault(described.param()).isDefined()
                ? described.owner().getDefault(described.param()).get()
                : null;
        if (madeElsewhere(described, spark)) {
            assertThat(parameter.defaultValue()).isNull();
            return;
        }
        assertThat(parameter.defaultValue()).isEqualTo(listed(spark));
        if (spark != null) {
            assertThat(described.accepts(spark)).isTrue();
            assertThat(parameter.flags()).doesNotContain("REQUIRED");
        }
        if (parameter.type().equals("CHOICE") && spark != null) {
            assertThat(parameter.allowed()).contains((String) spark);
        }
    }

    /**
     * The seed is the job's, the locale is the machine's, an output column is named after its stage, and one
     * without a name is not made.
     */
    private static boolean madeElsewhere(Described described, @Nullable Object spark) {
        boolean seed = described.parameter().name().equals("seed");
        boolean uid = spark instanceof String text && text.endsWith("__output");
        boolean none = "".equals(spark) && described.parameter().flags().contains("OUTPUT");
        return seed || uid || none || described.parameter().name().equals("locale");
    }

    private static @Nullable Object listed(@Nullable Object value) {
        if (value instanceof String[] array) {
            return List.of(array);
        } else if (value instanceof int[] array) {
            return Arrays.stream(array).boxed().toList();
        }
        return value instanceof double[] array ? Arrays.stream(array).boxed().toList() : value;
    }

    @Test
    void requiresWhatAClassCannotRunWithout() {
        assertThat(ALL.stream()
                        .filter(it -> it.parameter().flags().contains("REQUIRED"))
                        .filter(it -> !it.parameter().name().startsWith("inputCol"))
                        .map(Described::toString))
                .containsExactlyInAnyOrder(
                        "MultilayerPerceptronClassifier.layers",
                        "BucketedRandomProjectionLSH.bucketLength",
                        "ElementwiseProduct.scalingVec",
                        "PCA.k",
                        "RFormula.formula",
                        "SQLTransformer.statement",
                        "UnivariateFeatureSelector.featureType",
                        "UnivariateFeatureSelector.labelType",
                        "VectorSizeHint.size");
    }
}

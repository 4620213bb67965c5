package dev.gristmill.trainer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.feature.VectorSlots.Slot;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** Places of the vector as spark.ml names them, and what they stand for. */
final class VectorSlotsSparkTest {

    private final Dataset<Row> rows = ProductSession.session().sql("""
                    SELECT * FROM VALUES
                      (1L, 1.0D, 4.0D, 'x', 'p', DATE'2001-01-31', 0.0D),
                      (2L, 2.0D, NULL, 'y', 'q', DATE'2001-02-01', 1.0D),
                      (3L, 4.0D, 6.0D, 'x', 'p', DATE'2001-03-01', 0.0D)
                    AS t(id, a, b, city, kind, day, __label)""");

    @Test
    void namesColumnsAndLevels() {
        assertThat(slots("""
                - {columns: [a, b], impute: mean, indicator: true, scale: standard}
                - {columns: [city], encode: one-hot}
                - {columns: [day], date: [month, year]}
                """))
                .containsExactly(
                        new Slot("a", null),
                        new Slot("a", "missing"),
                        new Slot("b", null),
                        new Slot("b", "missing"),
                        new Slot("city", "x"),
                        new Slot("city", "y"),
                        new Slot("city", "unseen or missing"),
                        new Slot("day", "month"),
                        new Slot("day", "year"));
    }

    @Test
    void namesWhatColumnsShare() {
        assertThat(slots("""
                - {columns: [a], scale: min-max}
                - {columns: [city, kind], encode: hash, size: 2}
                """))
                .containsExactly(new Slot("a", null), new Slot("city, kind", "0"), new Slot("city, kind", "1"));
    }

    @Test
    void namesWordsThatAreCounted() {
        TestPlan plan = TestPlan.ofRules(rows, """
                - {columns: [a]}
                - {columns: [city], text: {weights: counts}}
                - {columns: [kind], text: {weights: tf-idf}}
                """);
        PipelineModel model = plan.fitted(rows).model();
        StructField vector = model.transform(rows).schema().apply(FeaturePlan.FEATURES);
        StructField named = vector.copy(
                vector.name(), vector.dataType(), false, Vocabularies.of(model).metadata(vector));
        assertThat(Stream.of(AttributeGroup.fromStructField(named).attributes().get())
                        .map(it -> plan.plan().slots().slot(it.name().get())))
                .containsExactly(
                        new Slot("a", null),
                        new Slot("city", "x"),
                        new Slot("city", "y"),
                        new Slot("kind", "p"),
                        new Slot("kind", "q"));
    }

    @Test
    void leavesOtherNamesAlone() {
        TestPlan plan = TestPlan.ofRules(rows, "- {columns: [a]}");
        assertThat(plan.plan().slots().slot("elsewhere_3")).isEqualTo(new Slot("elsewhere_3", null));
    }

    private List<Slot> slots(String rules) {
        TestPlan plan = TestPlan.ofRules(rows, rules);
        AttributeGroup group = AttributeGroup.fromStructField(
                plan.fitted(rows).model().transform(rows).schema().apply(FeaturePlan.FEATURES));
        return Stream.of(group.attributes().get())
                .map(attribute -> plan.plan().slots().slot(attribute.name().get()))
                .toList();
    }
}

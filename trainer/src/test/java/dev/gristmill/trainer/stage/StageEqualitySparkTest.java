package dev.gristmill.trainer.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.StageDescription;
import dev.gristmill.job.Task;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.TestPlan;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every feature stage of spark.ml as a rule of a job file against the same stage set by setters and fitted in a
 * plain program: on every row the same vector to the last bit, so that whatever learns from it learns the same.
 */
final class StageEqualitySparkTest {

    static final String LABEL = FeaturePlan.LABEL;

    private static final String ROWS = "SELECT id, id % 7 + 0.5D AS a, (id * 37 % 11) / 3.0D - 1 AS b, sin(id) AS c,"
            + " CAST(id % 3 AS DOUBLE) AS k, IF(id % 5 = 0, NULL, sqrt(id)) AS m,"
            + " elt(CAST(1 + id * id % 13 % 4 AS INT), 'oats', 'rye', 'barley', 'wheat') AS w,"
            + " concat_ws(' ', elt(CAST(1 + id % 4 AS INT), 'Stone', 'water', 'wheel', 'flour'), 'the',"
            + " elt(CAST(1 + id % 3 AS INT), 'rye', 'mill', 'grain')) AS t,"
            + " CAST(id % 9 > 4 AS DOUBLE) AS y FROM range(0, 120, 1, 1)";

    private static Dataset<Row> rows;
    private static Dataset<Row> labelled;

    @BeforeAll
    static void keepRows() {
        rows = ProductSession.session().sql(ROWS).persist(StorageLevel.MEMORY_ONLY());
        labelled = rows.withColumn(LABEL, functions.col("y"));
    }

    @AfterAll
    static void dropRows() {
        rows.unpersist();
    }

    static Stream<StageCase> cases() {
        return Stream.concat(VectorStageCases.all(), ColumnStageCases.all());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void makesWhatPlainSparkMakes(StageCase it) {
        TestPlan plan = TestPlan.of(rows, "label: y\nfeatures:\n" + it.rules().indent(2));
        assertThat(plan.plan().stages(Task.BINARY_CLASSIFICATION))
                .extracting(PipelineStage::uid)
                .anyMatch(uid -> uid.endsWith("_" + it.stage()));

        List<Row> expected = vectors(plain(it));
        assertThat(vectors(plan.fitted(labelled).model().transform(labelled))).isEqualTo(expected);
        assertThat(expected.stream().map(row -> row.get(1)).distinct())
                .as("different vectors")
                .hasSizeGreaterThan(1);
    }

    @Test
    void coversEveryStageOfTheCatalogue() {
        assertThat(cases().map(StageCase::stage))
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.load(StageEqualitySparkTest.class.getClassLoader()).stages().stream()
                                .map(StageDescription::name)
                                .toList());
    }

    private static Dataset<Row> plain(StageCase it) {
        Dataset<Row> made = labelled;
        for (PipelineStage stage : it.plain()) {
            made = fitted(stage, made).transform(made);
        }
        return new VectorAssembler()
                .setInputCols(new String[] {StageCase.MADE})
                .setOutputCol(FeaturePlan.FEATURES)
                .transform(made);
    }

    private static Transformer fitted(PipelineStage stage, Dataset<Row> made) {
        if (stage instanceof Estimator<?> estimator) {
            Model<?> model = estimator.fit(made);
            return model;
        }
        return (Transformer) stage;
    }

    private static List<Row> vectors(Dataset<Row> made) {
        return made.select("id", FeaturePlan.FEATURES).collectAsList();
    }
}

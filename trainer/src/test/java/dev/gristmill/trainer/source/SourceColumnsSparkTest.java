package dev.gristmill.trainer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import dev.gristmill.trainer.Jobs;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.feature.TestPlan;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceColumnsSparkTest {

    @TempDir
    Path folder;

    private final Dataset<Row> rows = ProductSession.session()
            .sql("SELECT 1L AS row_id, timestamp_ntz'2001-01-01 06:30:00' AS date, 20 AS delay, 500 AS distance, "
                    + "'ORD' AS origin, array(1) AS codes, named_struct('a', 1) AS nested, true AS late");

    @Test
    void findsTheColumnsThatTheModelReadsThroughDerivedOnes() {
        TrainingJob job = job(
                "derive: {hour: hour(date), busy: \"hour > 6 AND distance > 1\"}",
                "label: {expression: delay > 15}",
                "split: {key: [row_id]}",
                "features: [{columns: [busy]}, {columns: [origin], encode: one-hot}]");
        SourceColumns columns = SourceColumns.of(rows, job, TestPlan.NONE);
        assertThat(columns.inputs()).containsExactly("date", "distance", "origin");
        assertThat(columns.key()).containsExactly("row_id");
        assertThat(columns.select(rows, job).columns())
                .containsExactly("date", "distance", "origin", SourceColumns.LABEL, SourceColumns.SPLIT);
        assertThat(columns.select(rows, job).head().<Boolean>getAs(SourceColumns.LABEL))
                .isTrue();
    }

    @Test
    void findsTheFeaturesThatTheLabelIsComputedFrom() {
        TrainingJob job = job(
                "derive: {long: distance > 1}",
                "label: {expression: delay > 15 AND long}",
                "split: {key: [row_id]}",
                "features: [{columns: [delay, long]}]");
        assertThat(SourceColumns.of(rows, job, TestPlan.NONE).readByLabel()).containsExactly("delay", "distance");
    }

    @Test
    void hashesEveryPlainColumnWhenThereIsNoKey() {
        TrainingJob job = job("label: {column: late}", "features: [{columns: [distance]}]");
        assertThat(SourceColumns.of(rows, job, TestPlan.NONE).key())
                .containsExactly("row_id", "date", "delay", "distance", "origin", "late");
    }

    @Test
    void tellsEverythingThatDoesNotFitTheSourceAtOnce() {
        List<Problem> problems = problems(
                "derive:",
                "  hour: hour(dat)",
                "  distance: \"1\"",
                "  bad: \"delay +\"",
                "label: {expression: reverse(codes)}",
                "split: {key: [row_di, nested]}",
                "features:",
                "  - {columns: [distanc], scale: standard}",
                "  - {columns: [origin]}",
                "  - {columns: [codes], encode: one-hot}",
                "  - {columns: [date], impute: mean}");
        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly(
                        "derive.hour",
                        "derive.distance",
                        "derive.bad",
                        "label",
                        "split.key[0]",
                        "split.key[1]",
                        "features[0].columns[0]",
                        "features[1].columns[0]",
                        "features[2].columns[0]",
                        "features[3].columns[0]");
        assertThat(problems)
                .extracting(problem -> problem.position().line())
                .containsExactly(6, 7, 8, 9, 10, 10, 12, 13, 14, 15);
    }

    @Test
    void saysWhatIsWrongWithSql() {
        Problem problem = problems(
                        "label: {expression: dely > 15}", "split: {key: [row_id]}", "features: [{columns: [distance]}]")
                .get(0);
        assertThat(problem.message())
                .startsWith("Invalid label: 'dely > 15' (A column, variable, or function parameter with name `dely`")
                .contains("Did you mean one of the following?");
    }

    @Test
    void suggestsTheColumnThatWasMeant() {
        Problem problem = problems(
                        "label: {column: late}", "split: {key: [row_id]}", "features: [{columns: [Distance]}]")
                .get(0);
        assertThat(problem.message())
                .isEqualTo(
                        "Unknown column 'Distance' (the source has row_id, date, delay, distance, origin, codes, nested,"
                                + " late)");
        assertThat(problem.suggestion()).isEqualTo("distance");
    }

    @Test
    void refusesAColumnOfTheNameOfAPrediction() {
        Dataset<Row> taken = rows.withColumnRenamed("distance", "prediction").drop("codes", "nested");
        TrainingJob job = job("label: {column: late}", "features: [{columns: [prediction]}]");
        InvalidJobException invalid =
                catchThrowableOfType(InvalidJobException.class, () -> SourceColumns.of(taken, job, TestPlan.NONE));
        assertThat(invalid)
                .hasMessage("Invalid column name: 'prediction' (the model adds a column of that name; rename it in the"
                        + " source)");
    }

    @Test
    void carriesWeightAndSlicesBesideTheInputs() {
        TrainingJob job = job(
                "derive: {far: distance > 100}",
                "label: {column: late}",
                "weight: {column: row_id}",
                "evaluation: {slices: [origin, far]}",
                "split: {key: [date]}",
                "features: [{columns: {type: numeric}}]");
        SourceColumns columns = SourceColumns.of(rows, job, TestPlan.NONE);
        assertThat(columns.inputs()).containsExactly("delay", "distance");
        Dataset<Row> selected = columns.select(rows, job);
        assertThat(selected.columns())
                .containsExactly(
                        "delay",
                        "distance",
                        SourceColumns.LABEL,
                        SourceColumns.WEIGHT,
                        "__slice0",
                        "__slice1",
                        SourceColumns.SPLIT);
        assertThat(selected.select("__weight", "__slice0", "__slice1").head())
                .isEqualTo(RowFactory.create(1L, "ORD", "true"));
    }

    @Test
    void selectsTheColumnsOfAComputedWeightAllTheSame() {
        TrainingJob job = job(
                "label: {column: late}",
                "weight: {expression: distance + 1}",
                "split: {key: [row_id]}",
                "features: [{columns: {type: numeric}}]");
        assertThat(SourceColumns.of(rows, job, TestPlan.NONE).inputs()).containsExactly("delay", "distance");
    }

    @Test
    void tellsWhatCannotBeAWeightOrASlice() {
        List<Problem> problems = problems(
                "label: {column: late}",
                "weight: {column: origin}",
                "evaluation: {slices: [origen, codes]}",
                "split: {key: [row_id]}",
                "features: [{columns: [distance]}]");
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "Invalid weight: 'origin' is a string (expected a number)",
                        "Unknown column 'origen' (the source has row_id, date, delay, distance, origin, codes, nested,"
                                + " late)",
                        "Invalid evaluation.slices[1]: 'codes' is a array<int> (expected a number, a text, a boolean or"
                                + " a date)");
        assertThat(problems.get(1).suggestion()).isEqualTo("origin");
    }

    private List<Problem> problems(String... lines) {
        TrainingJob job = job(lines);
        return catchThrowableOfType(InvalidJobException.class, () -> SourceColumns.of(rows, job, TestPlan.NONE))
                .problems();
    }

    private TrainingJob job(String... lines) {
        return Jobs.of(folder, """
                source: {connector: files, path: data}
                """ + String.join("\n", lines) + """

                        algorithm: {name: logistic-regression}
                        publish: {store: models}
                        """);
    }
}

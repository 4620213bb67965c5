package dev.gristmill.trainer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.job.Task;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import dev.gristmill.trainer.ProductSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectionSparkTest {

    private static final Dataset<Row> ROWS = ProductSession.session()
            .sql("SELECT 1L AS id, 1.0D AS delay_in, 2.0D AS delay_out, 3 AS distance, 'ORD' AS origin, true AS late,"
                    + " array('a') AS codes, date'2001-01-01' AS day, 4.0D AS `a.b`");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[distance, 'delay_*']|distance, delay_in, delay_out",
                "['*_out', 'd*']|delay_out, delay_in, distance, day",
                "{type: numeric, except: [id, 'a.b']}|delay_in, delay_out, distance",
                "{type: numeric, except: ['*d*', 'a.b']}|",
                "{type: boolean}|late",
            })
    void takesColumnsInTheOrderOfTheSource(String columns, String expected) {
        String encode = columns.contains("'d*'") ? ", encode: ordinal" : "";
        String rules = "- {columns: " + columns + encode + "}";
        if (expected == null) {
            assertThat(TestPlan.problem(ROWS, rules)).contains("'numeric' selects no column");
        } else {
            assertThat(TestPlan.ofRules(ROWS, rules).plan().columns()).containsExactly(expected.split(", "));
        }
    }

    @Test
    void leavesOutWhatTheLabelIsMadeOfAndTheStatedKeyAndWhatAnEarlierRuleEnded() {
        TestPlan plan = TestPlan.of(
                ROWS,
                "label: delay_in > 1\nkey: [id]\nfeatures:\n  - {columns: [distance], scale: standard}\n"
                        + "  - {columns: {type: numeric, except: ['a.b']}, impute: mean}");
        assertThat(plan.plan().columns()).containsExactly("distance", "delay_out");
    }

    @Test
    void tellsAllProblemsAtOnceWithSuggestions() {
        List<Problem> problems = TestPlan.problems(ROWS, """
                features:
                  - {columns: [distanc]}
                  - {columns: ["x_*"]}
                  - {columns: {type: string, except: [orign]}, encode: one-hot}
                  - {columns: [origin], impute: mean}
                  - {columns: [day], bucket: 3}
                  - {columns: [late], date: [year]}
                  - {columns: [distance], text: counts}
                  - {columns: [a.b]}
                  - {columns: [codes]}
                """, TestPlan.NONE);
        assertThat(problems).extracting(Problem::suggestion).contains("distance", "origin");
        assertThat(problems)
                .extracting(Problem::path)
                .contains(
                        "features[0].columns[0]",
                        "features[1].columns[0]",
                        "features[2].columns.except[0]",
                        "features[4].columns[0]",
                        "features[5].columns[0]",
                        "features[6].columns[0]",
                        "features[7].columns[0]",
                        "features[8].columns[0]");
    }

    @Test
    void keepsTheNamesOfColumnsApart() {
        String job = "label: late\nderive: {twice: distance * 2}\nfeatures: [{columns: [distance]},"
                + " {stage: SQLTransformer, params: {statement: 'SELECT *, distance + 1 AS far FROM __THIS__'}}]";
        Map<String, String> added = new LinkedHashMap<>();
        added.put("leafCol", "leaf");
        added.put("varianceCol", "leaf");
        added.put("quantilesCol", "twice");
        added.put("linkPredictionCol", "far");
        added.put("otherCol", "prediction");
        assertThat(TestPlan.problems(
                        ROWS.withColumn("label", ROWS.col("distance")),
                        job,
                        new AlgorithmColumns(List.of("label"), added)))
                .extracting(Problem::sentence)
                .containsExactlyInAnyOrder(
                        "Cannot use algorithm 'label': the label gets that name; derive a column of another name from it",
                        "Cannot use algorithm.params.varianceCol 'leaf': there is a column of that name already",
                        "Cannot use algorithm.params.quantilesCol 'twice': there is a column of that name already",
                        "Cannot use algorithm.params.linkPredictionCol 'far': there is a column of that name already",
                        "Cannot use algorithm.params.otherCol 'prediction': there is a column of that name already");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "- {columns: [codes]}|JOB-720 features[0].columns[0] Invalid features[0].columns[0]: 'codes' is a"
                        + " array<string> (expected a number; levels want encode)",
                "- {columns: [origin]}|JOB-720 features[0].columns[0] Invalid features[0].columns[0]: 'origin' is a string"
                        + " (expected a number; levels want encode)",
                "- {columns: [day], date: [month]}\\n- {columns: [day], encode: one-hot}|JOB-709",
            })
    void saysWhatIsWrongWithAColumn(String rules, String problem) {
        assertThat(TestPlan.problem(ROWS, rules.replace("\\n", "\n"))).startsWith(problem);
    }

    @Test
    void refusesMeansOfMoreClassesThanTwoOnceTheLabelsHaveToldThem() {
        FeaturePlan plan = TestPlan.of(ROWS, "label: origin\nfeatures: [{columns: [day], encode: target}]")
                .plan();
        assertThat(plan.stages(Task.BINARY_CLASSIFICATION)).isNotEmpty();
        assertThatThrownBy(() -> plan.stages(Task.MULTICLASS_CLASSIFICATION))
                .isInstanceOf(InvalidJobException.class)
                .hasMessage(
                        "Cannot use features[0].encode: encode: target knows the mean of a number or of two classes,"
                                + " and there are more (take one-hot, ordinal or hash)");
    }
}

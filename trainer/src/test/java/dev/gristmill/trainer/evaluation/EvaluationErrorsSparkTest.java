package dev.gristmill.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.junit.jupiter.api.Test;

/** What cannot be judged is an error with its reason, whatever the task. */
final class EvaluationErrorsSparkTest {

    private static final Evaluation BINARY = Scored.binary(new LinearSVC());
    private static final Evaluation PROBABLE = Scored.binary(new LogisticRegression());
    private static final Evaluation MULTICLASS = Scored.multiclass(new LinearSVC());
    private static final Evaluation REGRESSION = new RegressionEvaluation(null, event -> {});
    private static final Evaluation SURVIVAL = new RegressionEvaluation("event", event -> {});

    @Test
    void refusesToJudgeByNoRows() {
        String reason = "EVAL-502 Cannot evaluate: no row was held out";
        assertThat(binary("(1D, 1D, 1D)", "false").refusal(BINARY)).isEqualTo(reason);
        assertThat(numbers("(1D, 1D, 1D)", "false").refusal(MULTICLASS)).isEqualTo(reason);
        assertThat(numbers("(1D, 1D, 1D)", "false").refusal(REGRESSION)).isEqualTo(reason);
    }

    @Test
    void refusesToJudgeByRowsThatWeighNothing() {
        String reason = "EVAL-502 Cannot evaluate: the 2 rows that were held out weigh nothing";
        Scored weightless = numbers("(1D, 1D, 0D), (0D, 0D, 0D)", "true").byWeight();
        assertThat(weightless.refusal(MULTICLASS)).isEqualTo(reason);
        assertThat(weightless.refusal(REGRESSION)).isEqualTo(reason);
        assertThat(binary("(1D, 1D, 0D), (0D, 0D, 0D)", "true").byWeight().refusal(BINARY))
                .isEqualTo(reason);
    }

    @Test
    void refusesToJudgeByOneClass() {
        assertThat(binary("(1D, 0D, 1D), (2D, 0D, 1D)", "true").refusal(BINARY))
                .isEqualTo("EVAL-503 Cannot evaluate: all 2 rows that were held out are of one class, 'no'");
        assertThat(numbers("(1D, 1D, 1D), (0D, 1D, 1D), (0D, 1D, 1D)", "true").refusal(MULTICLASS))
                .isEqualTo("EVAL-503 Cannot evaluate: all 3 rows that were held out are of one class, 'yes'");
        assertThat(binary("(1D, 0D, 1D), (2D, 1D, 0D)", "true").byWeight().refusal(BINARY))
                .isEqualTo("EVAL-503 Cannot evaluate: all 2 rows that were held out are of one class, 'no'");
    }

    @Test
    void refusesPredictionsThatAreNoNumbers() {
        assertThat(binary("(double('NaN'), 0D, 1D), (2D, 1D, 1D), (double('Infinity'), 1D, 1D)", "true")
                        .refusal(BINARY))
                .isEqualTo("EVAL-501 Cannot evaluate: 2 of 3 scores are not finite");
        assertThat(Scored.sql("SELECT p AS probability, label FROM VALUES (0.5D, 0D), (1.5D, 1D), (double('NaN'), 1D)"
                                + " AS t(p, label)")
                        .refusal(PROBABLE))
                .isEqualTo("EVAL-501 Cannot evaluate: 2 of 3 probabilities are not between 0 and 1");
        assertThat(numbers("(double('NaN'), 1D, 1D), (1D, 2D, 1D)", "true").refusal(REGRESSION))
                .isEqualTo("EVAL-501 Cannot evaluate: 1 of 2 predictions are not finite");
        assertThat(numbers("(double('NaN'), 1D, 1D), (1D, 0D, 1D)", "true").refusal(MULTICLASS))
                .isEqualTo("EVAL-501 Cannot evaluate: 1 of 2 predictions are not finite");
    }

    @Test
    void refusesRowsWithoutAPrediction() {
        String reason = "EVAL-504 Cannot evaluate: 1 of 2 rows that were held out have no prediction";
        assertThat(binary("(double(null), 0D, 1D), (2D, 1D, 1D)", "true").refusal(BINARY))
                .isEqualTo(reason);
        Scored missing = numbers("(double(null), 0D, 1D), (2D, 1D, 1D)", "true");
        assertThat(missing.refusal(MULTICLASS)).isEqualTo(reason);
        assertThat(missing.refusal(REGRESSION)).isEqualTo(reason);
    }

    @Test
    void refusesASurvivalAnalysisWithoutAnEvent() {
        Scored censored = Scored.sql(
                "SELECT prediction, label, 0 AS event FROM VALUES (1D, 1D), (2D, 2D) AS" + " t(prediction, label)");
        assertThat(censored.refusal(SURVIVAL))
                .isEqualTo("EVAL-502 Cannot evaluate: of 2 rows that were held out, none has 'event' = 1");
    }

    @Test
    void keepsTheSideOfAScore() {
        assertThat(ScoreKind.CLASS.squeezed(0)).isZero();
        assertThat(ScoreKind.CLASS.squeezed(1)).isEqualTo(1);
        assertThat(ScoreKind.RAW.squeezed(-Double.MIN_VALUE)).isLessThan(0.5);
        assertThat(ScoreKind.RAW.squeezed(0)).isEqualTo(0.5);
    }

    private static Scored binary(String rows, String where) {
        return Scored.sql("SELECT score AS rawPrediction, label, weight FROM VALUES " + rows
                + " AS t(score, label, weight) WHERE " + where);
    }

    private static Scored numbers(String rows, String where) {
        return Scored.sql("SELECT prediction, label, weight FROM VALUES " + rows
                + " AS t(prediction, label, weight) WHERE " + where);
    }
}

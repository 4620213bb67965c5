package dev.gristmill.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.gate.RequirementResult;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.iteration.Ending;
import dev.gristmill.trainer.iteration.Start;
import dev.gristmill.trainer.run.TrainSummary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SummaryTextTest {

    private static final Instant AT = Instant.parse("2026-11-01T06:00:00Z");

    @Test
    void tellsWhatWasPublished() {
        assertThat(SummaryText.of(summary(RunState.SUCCEEDED, true, GateDecision.Outcome.PASSED)))
                .isEqualTo("""
                        Published flights@3, the champion from now on

                          task          binary-classification
                          read          359,166 rows, 3.5 of 3.8 MiB of 181 files (200 there)
                          split         251,169 trained, 35,877 validation, 72,120 held out
                          fit           40 of 100 iterations (early stopping), the best is 37, 12 of them by an earlier attempt, from flights@2
                          areaUnderROC  0.6588
                          gate          areaUnderROC at least 0.63: passed
                          model         file:///models/flights/model
                          report        file:///models/report.html
                          time          12.3 s: reading 4.0 s, training 8.3 s
                          warning       The run starts over
                        """);
    }

    @Test
    void showsOfManyMetricsThoseOfTheGateAndTheFirst() {
        Map<String, Double> many = new LinkedHashMap<>();
        IntStream.range(0, 10).forEach(i -> many.put("metric" + i, i / 10.0));
        many.put("expectedCalibrationError", 0.01);
        GateDecision gate = new GateDecision(
                GateDecision.Outcome.PASSED,
                List.of(new RequirementResult("expectedCalibrationError at most 0.05", 0.01, true)));
        assertThat(SummaryText.of(summary(RunState.SUCCEEDED, true, gate, many)))
                .contains(
                        """
                  expectedCalibrationError  0.0100
                  metric0                   0.0000
                """,
                        "  metric7                   0.7000\n                            2 more metrics in file:///models/report.html\n")
                .doesNotContain("metric8");
    }

    @Test
    void tellsThatTheChampionStays() {
        assertThat(SummaryText.of(summary(RunState.REJECTED, false, GateDecision.Outcome.REJECTED)))
                .startsWith("Rejected flights@3: it does not pass the gate, and the champion stays\n")
                .contains("areaUnderROC at least 0.63: not passed");
        assertThat(SummaryText.of(summary(RunState.SUCCEEDED, false, GateDecision.Outcome.PASSED)))
                .startsWith("Published flights@3; the champion stays, for it is of a later date\n");
    }

    @Test
    void tellsThatADateIsDone() {
        assertThat(SummaryText.of(summary(RunState.ALREADY_DONE, true, GateDecision.Outcome.PASSED)))
                .startsWith("Already done: flights@3 is the version for 2026-10-31\n");
    }

    @Test
    void saysLittleOfAFailureForItsErrorSaysMore() {
        assertThat(SummaryText.of(summary(RunState.FAILED, false, null))).isEqualTo("""
                        Failed
                          report        file:///models/report.html
                          time          12.3 s: reading 4.0 s, training 8.3 s
                          warning       The run starts over
                        """);
    }

    private static TrainSummary summary(RunState state, boolean promoted, GateDecision.@Nullable Outcome outcome) {
        return summary(state, promoted, gate(outcome), Map.of("areaUnderROC", 0.65884));
    }

    private static @Nullable GateDecision gate(GateDecision.@Nullable Outcome outcome) {
        return outcome == null
                ? null
                : new GateDecision(
                        outcome,
                        List.of(new RequirementResult(
                                "areaUnderROC at least 0.63", 0.6588, outcome == GateDecision.Outcome.PASSED)));
    }

    private static TrainSummary summary(
            RunState state, boolean promoted, @Nullable GateDecision gate, Map<String, Double> metrics) {
        return new TrainSummary(
                state,
                0,
                null,
                new TrainSummary.Job("flights", "d"),
                "2026-10-31",
                "binary-classification",
                null,
                new TrainSummary.Model(
                        "flights", 3, "file:///models/flights", "file:///models/flights/model", promoted),
                metrics,
                gate,
                new TrainSummary.Source("files", 359_166, null, 3_711_825L, 4_000_000, 181, 200, null),
                new SplitCounts(251_169, 35_877, 72_120),
                new TrainSummary.Fit(
                        40, 100, Ending.EARLY_STOPPING, 37, 12, new Start("flights@2", "Begins at flights@2")),
                null,
                List.of(
                        new TrainSummary.Step("READING", RunState.SUCCEEDED, 4000),
                        new TrainSummary.Step("TRAINING", RunState.SUCCEEDED, 8300)),
                new TrainSummary.Report("file:///models/report.html", "file:///models/report.json"),
                AT,
                AT.plusMillis(12_300),
                12_300,
                List.of("The run starts over"),
                null,
                null);
    }
}

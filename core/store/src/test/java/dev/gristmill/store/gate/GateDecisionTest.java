package dev.gristmill.store.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.GateRequirement.Comparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateDecisionTest {

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 0.6,  0.61,      true",
        "AT_LEAST, 0.6,  0.6,       true",
        "AT_LEAST, 0.6,  0.59999,   false",
        "AT_LEAST, 0.6,  NaN,       false",
        "AT_LEAST, 0.6,  Infinity,  false",
        "AT_LEAST, 0.0,  -0.0,      true",
        "AT_MOST,  12.5, 12.4,      true",
        "AT_MOST,  12.5, 12.5,      true",
        "AT_MOST,  12.5, 12.6,      false",
        "AT_MOST,  12.5, NaN,       false",
        "AT_MOST,  12.5, -Infinity, false",
    })
    void comparesWithTheBound(Comparison comparison, double bound, double actual, boolean passes) {
        GateDecision decision =
                GateDecision.decide(List.of(new GateRequirement("m", comparison, bound)), Map.of("m", actual));
        assertThat(decision.decision()).isEqualTo(passes ? GateDecision.Outcome.PASSED : GateDecision.Outcome.REJECTED);
        assertThat(decision.allowsPromotion()).isEqualTo(passes);
    }

    @Test
    void missingMetricNeverPasses() {
        GateDecision decision =
                GateDecision.decide(List.of(new GateRequirement("logLoss", Comparison.AT_MOST, 1)), Map.of());
        assertThat(decision.decision()).isEqualTo(GateDecision.Outcome.REJECTED);
        assertThat(decision.requirements()).containsExactly(new RequirementResult("logLoss at most 1.00", null, false));
    }

    @Test
    void oneFailureRejectsAndEveryRequirementIsReported() {
        GateDecision decision = GateDecision.decide(
                List.of(
                        new GateRequirement("areaUnderROC", Comparison.AT_LEAST, 0.6),
                        new GateRequirement("logLoss", Comparison.AT_MOST, 0.1234)),
                Map.of("areaUnderROC", 0.7, "logLoss", 0.5));
        assertThat(decision)
                .isEqualTo(new GateDecision(
                        GateDecision.Outcome.REJECTED,
                        List.of(
                                new RequirementResult("areaUnderROC at least 0.60", 0.7, true),
                                new RequirementResult("logLoss at most 0.1234", 0.5, false))));
    }

    @Test
    void noRequirementsDisableTheGate() {
        GateDecision decision = GateDecision.decide(List.of(), Map.of("areaUnderROC", 0.1));
        assertThat(decision).isEqualTo(new GateDecision(GateDecision.Outcome.DISABLED, List.of()));
        assertThat(decision.allowsPromotion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.60", "1.0E-4, 0.0001", "1.0E7, 10000000.00", "-3.0, -3.00"})
    void writesBoundsWithoutExponents(double bound, String text) {
        GateDecision decision =
                GateDecision.decide(List.of(new GateRequirement("m", Comparison.AT_LEAST, bound)), Map.of());
        assertThat(decision.requirements().get(0).text()).isEqualTo("m at least " + text);
    }
}

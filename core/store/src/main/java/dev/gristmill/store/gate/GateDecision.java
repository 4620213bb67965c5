package dev.gristmill.store.gate;

import dev.gristmill.job.GateRequirement;
import java.util.List;
import java.util.Map;

/**
 * What the gate said, in the form in which it is stored and printed.
 *
 * @param decision the answer
 * @param requirements what was asked, in the job file's order; empty when the gate is disabled
 */
public record GateDecision(Outcome decision, List<RequirementResult> requirements) {

    /** The gate's answer. */
    public enum Outcome {
        /** Every requirement holds. */
        PASSED,
        /** At least one does not: the champion stays. */
        REJECTED,
        /** The job has no gate. */
        DISABLED
    }

    public GateDecision {
        requirements = List.copyOf(requirements);
    }

    /**
     * Holds each requirement against the metrics of the held-out rows. A metric that is missing, NaN or infinite never
     * passes: a model that was not measured is not a better one.
     */
    public static GateDecision decide(List<GateRequirement> gate, Map<String, Double> metrics) {
        if (gate.isEmpty()) {
            return new GateDecision(Outcome.DISABLED, List.of());
        }
        List<RequirementResult> results = gate.stream()
                .map(requirement -> RequirementResult.of(requirement, metrics.get(requirement.metric())))
                .toList();
        boolean passed = results.stream().allMatch(RequirementResult::passed);
        return new GateDecision(passed ? Outcome.PASSED : Outcome.REJECTED, results);
    }

    /** Whether the model may be promoted as far as the gate is concerned. */
    public boolean allowsPromotion() {
        return decision != Outcome.REJECTED;
    }
}

package dev.gristmill.store.gate;

import dev.gristmill.job.GateRequirement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One requirement and how the model did.
 *
 * @param text the requirement in words, as in {@code areaUnderROC at least 0.60}
 * @param actual the metric's finite value; null when it was not measured or is not a finite number
 * @param passed whether it holds
 */
public record RequirementResult(String text, @Nullable Double actual, boolean passed) {

    private static final int DIGITS = 2;

    static RequirementResult of(GateRequirement requirement, @Nullable Double metric) {
        Double actual = metric != null && Double.isFinite(metric) ? metric : null;
        return new RequirementResult(text(requirement), actual, actual != null && holds(requirement, actual));
    }

    // Compared as Java compares primitives: the bound itself always is good, and -0.0 equals 0.0
    private static boolean holds(GateRequirement requirement, double actual) {
        return switch (requirement.comparison()) {
            case AT_LEAST -> actual >= requirement.bound();
            case AT_MOST -> actual <= requirement.bound();
        };
    }

    private static String text(GateRequirement requirement) {
        String words = switch (requirement.comparison()) {
            case AT_LEAST -> " at least ";
            case AT_MOST -> " at most ";
        };
        BigDecimal bound = BigDecimal.valueOf(requirement.bound()).stripTrailingZeros();
        return requirement.metric()
                + words
                + bound.setScale(Math.max(DIGITS, bound.scale())).toPlainString();
    }
}

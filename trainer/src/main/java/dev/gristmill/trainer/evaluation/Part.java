package dev.gristmill.trainer.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a slice.
 *
 * @param metrics that could be computed
 * @param note why others could not; null when all could
 */
record Part(Map<String, Double> metrics, @Nullable String note) {

    /** Leaves out what is no number, and says so. */
    static Part of(Map<String, Double> measured) {
        Map<String, Double> metrics = new LinkedHashMap<>(measured);
        metrics.values().removeIf(value -> !Double.isFinite(value));
        List<String> left = new ArrayList<>(measured.keySet());
        left.removeAll(metrics.keySet());
        return new Part(metrics, left.isEmpty() ? null : "On these rows there is no " + String.join(", no ", left));
    }
}

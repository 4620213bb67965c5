package dev.gristmill.store.artifact;

import dev.gristmill.store.gate.GateDecision;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good the model is ({@code metrics.json}).
 *
 * @param metrics the finite ones, on the held-out rows
 * @param split how many rows went where
 * @param gate what the gate said
 */
public record MetricsDocument(Map<String, Double> metrics, SplitCounts split, GateDecision gate) {

    public MetricsDocument {
        TreeMap<String, Double> finite = new TreeMap<>(metrics);
        finite.values().removeIf(value -> !Double.isFinite(value));
        metrics = Collections.unmodifiableMap(finite);
    }
}

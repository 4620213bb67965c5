package dev.gristmill.job;

import java.util.List;

/**
 * What is measured on the held-out rows.
 *
 * @param metrics metric names in the order they are shown, those that only the gate names last; empty for all that the
 *     task has
 * @param slices source or derived columns on each of whose values the metrics are measured too
 */
public record EvaluationSpec(List<String> metrics, List<String> slices) {

    public EvaluationSpec {
        metrics = List.copyOf(metrics);
        slices = List.copyOf(slices);
    }
}

package dev.gristmill.job;

import java.util.List;

/**
 * What is measured on the held-out rows.
 *
 * @param metrics metric names in the order they are shown, those that only the gate names last; empty for all that the
 *     task has
 */
public record EvaluationSpec(List<String> metrics) {

    public EvaluationSpec {
        metrics = List.copyOf(metrics);
    }
}

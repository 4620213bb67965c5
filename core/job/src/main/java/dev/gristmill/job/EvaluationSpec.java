package dev.gristmill.job;

import java.util.List;

/**
 * What is measured on the held-out rows.
 *
 * @param metrics metric names in the order they are shown; every metric that the gate names is among them
 */
public record EvaluationSpec(List<String> metrics) {

    public EvaluationSpec {
        metrics = List.copyOf(metrics);
    }
}

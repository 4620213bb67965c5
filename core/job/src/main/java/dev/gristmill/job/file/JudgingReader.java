package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.EvaluationSpec;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.GateRequirement.Comparison;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code evaluation} and {@code gate}. */
final class JudgingReader {

    static final EvaluationSpec DEFAULT = new EvaluationSpec(List.of("areaUnderROC", "areaUnderPR", "logLoss"));

    private static final String AT_LEAST = "atLeast";
    private static final String AT_MOST = "atMost";
    private static final String BOUND = "atLeast or atMost with a number";

    private final List<String> known;
    private final Catalogue catalogue;

    JudgingReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.known = catalogue.metrics().stream().map(MetricDescription::name).toList();
    }

    EvaluationSpec evaluation(Value value) {
        Section evaluation = value.section("a map").check(List.of("metrics"), List.of("slices"));
        return evaluation.find("metrics").map(this::metrics).orElse(DEFAULT);
    }

    private EvaluationSpec metrics(Value value) {
        List<String> names = new ArrayList<>();
        for (Value item : value.items("a list of metrics")) {
            String name = item.oneOf(known, List.of());
            if (names.contains(name) && !name.isEmpty()) {
                item.reject("each metric once");
            }
            names.add(name);
        }
        if (names.isEmpty() && value.node() instanceof ListNode) {
            value.reject("at least one metric");
        }
        return new EvaluationSpec(names);
    }

    List<GateRequirement> gate(Value value) {
        return value.items("a list of requirements").stream()
                .map(this::requirement)
                .toList();
    }

    private GateRequirement requirement(Value value) {
        Section requirement = value.section("a map with metric and atLeast or atMost")
                .check(List.of("metric", AT_LEAST, AT_MOST), List.of("notWorseThan", "by", "confidence", "slices"));
        String metric = requirement.require("metric", Expected.oneOf(known)).oneOf(known, List.of());
        if (requirement.has(AT_LEAST) && requirement.has(AT_MOST)) {
            requirement.exclude(AT_MOST, AT_LEAST, "a requirement has one bound");
        } else if (!requirement.has(AT_LEAST) && !requirement.has(AT_MOST) && !requirement.has("notWorseThan")) {
            requirement.missing(AT_LEAST, BOUND);
        }
        double lower = bound(requirement, AT_LEAST, metric);
        double upper = bound(requirement, AT_MOST, metric);
        return requirement.has(AT_MOST)
                ? new GateRequirement(metric, Comparison.AT_MOST, upper)
                : new GateRequirement(metric, Comparison.AT_LEAST, lower);
    }

    private double bound(Section requirement, String key, String metric) {
        Parameter range =
                catalogue.metric(metric).map(known -> parameter(key, known)).orElseGet(() -> parameter(key));
        return requirement.find(key).map(value -> Typed.number(value, range)).orElse(Double.NaN);
    }

    private static Parameter parameter(String key, MetricDescription metric) {
        return new Parameter(
                key,
                Parameter.Type.DOUBLE,
                null,
                "A bound of the metric.",
                List.of(),
                metric.minimum(),
                metric.maximum(),
                List.of());
    }

    private static Parameter parameter(String key) {
        return new Parameter(key, Parameter.Type.DOUBLE, null, "A bound.", List.of(), null, null, List.of());
    }

    /** The metrics to show: those that were asked for, then those that only the gate names. */
    static EvaluationSpec complete(EvaluationSpec evaluation, List<GateRequirement> gate) {
        List<String> metrics = new ArrayList<>(evaluation.metrics());
        gate.stream()
                .map(GateRequirement::metric)
                .filter(name -> !metrics.contains(name))
                .forEach(metrics::add);
        return new EvaluationSpec(metrics);
    }
}

package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.EvaluationSpec;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.GateRequirement.Comparison;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.JobGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads {@code evaluation} and {@code gate}. */
final class JudgingReader {

    private static final String AT_LEAST = "atLeast";
    private static final String AT_MOST = "atMost";
    private static final String SLICES = "slices";
    private static final String COLUMNS = "a list of column names";
    private static final String BOUND = "atLeast or atMost with a number";

    private final List<String> known;
    private final CatalogueGrammar grammar;
    private final Catalogue catalogue;

    JudgingReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.grammar = new CatalogueGrammar(catalogue);
        this.known = grammar.metric().allowed();
    }

    /** What {@code evaluation} holds. */
    Section evaluation(Value value) {
        return value.section(JobGrammar.evaluation(grammar));
    }

    /** The metrics that are stated; none at all when the key is not there. */
    List<String> metrics(Section evaluation) {
        return evaluation.find("metrics").map(this::names).orElse(List.of());
    }

    /** The columns to slice by; reports them where rows have no label to be judged by. */
    List<String> slices(Section evaluation, Learning learning) {
        if (evaluation.has(SLICES) && learning.known() && !learning.reads(Input.LABEL)) {
            Value slices = evaluation.require(SLICES, COLUMNS);
            String message =
                    "Cannot use " + slices.path() + " with algorithm.name: " + learning.name() + " predicts no label";
            slices.reading().problems().contradiction(slices.key(), slices.path(), message);
        }
        return evaluation.find(SLICES).map(JudgingReader::columns).orElse(List.of());
    }

    private static List<String> columns(Value value) {
        List<String> columns = value.texts(COLUMNS, JobGrammar.COLUMN.expected());
        if (columns.isEmpty() && value.node() instanceof ListNode) {
            value.reject("at least one column's name");
        }
        return columns;
    }

    private List<String> names(Value value) {
        List<String> names = value.words("a list of metrics", known, "each metric once");
        if (names.isEmpty() && value.node() instanceof ListNode) {
            value.reject("at least one metric");
        }
        return names;
    }

    List<GateRequirement> gate(Value value) {
        return value.items("a list of requirements").stream()
                .map(this::requirement)
                .toList();
    }

    private GateRequirement requirement(Value value) {
        Section requirement =
                value.section(Objects.requireNonNull(grammar.requirement().otherwise()));
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
        Parameter range = catalogue
                .metric(metric)
                .map(described -> CatalogueGrammar.bound(key, described))
                .orElseGet(() -> CatalogueGrammar.bound(key));
        return requirement.find(key).map(value -> Typed.number(value, range)).orElse(Double.NaN);
    }

    /** The metrics to show: those that were asked for, then those that only the gate names; all when none was. */
    static EvaluationSpec complete(List<String> stated, List<String> slices, List<GateRequirement> gate) {
        List<String> metrics = new ArrayList<>(stated);
        gate.stream()
                .map(GateRequirement::metric)
                .filter(name -> !stated.isEmpty() && !metrics.contains(name))
                .forEach(metrics::add);
        return new EvaluationSpec(metrics, slices);
    }
}

package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Task;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Expected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code algorithm}, and the one nested in it. */
final class AlgorithmReader {

    private static final String EXPECTED = "a map with name and params";
    private static final String NESTED = "algorithm";

    private final Catalogue catalogue;
    private final CatalogueGrammar grammar;

    AlgorithmReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.grammar = new CatalogueGrammar(catalogue);
    }

    AlgorithmSpec read(Value value) {
        Section algorithm = value.section(grammar.anyAlgorithm());
        String name = name(algorithm);
        AlgorithmDescription known = catalogue.algorithm(name).orElse(null);
        AlgorithmSpec nested = nested(algorithm, known);
        if (known == null) {
            Map<String, Object> params =
                    algorithm.find("params").map(PlainValue::params).orElse(Map.of());
            return new AlgorithmSpec(name, name, params, null);
        }
        Map<String, Object> params = ParamsReader.read(algorithm, known.parameters());
        return new AlgorithmSpec(known.name(), known.className(), params, nested);
    }

    private String name(Section algorithm) {
        List<String> names =
                catalogue.algorithms().stream().map(AlgorithmDescription::name).toList();
        List<String> classes = catalogue.algorithms().stream()
                .map(AlgorithmDescription::className)
                .toList();
        String expected = Expected.oneOf(names);
        return CatalogueName.read(algorithm.require("name", expected), names, classes, expected);
    }

    private @Nullable AlgorithmSpec nested(Section algorithm, @Nullable AlgorithmDescription known) {
        boolean nests = known != null && known.inputs().contains(Input.ALGORITHM);
        if (!nests || known == null) {
            if (algorithm.has(NESTED)) {
                algorithm.exclude(NESTED, "name", "this algorithm is not known to train others");
            }
            return null;
        }
        Value value = algorithm.require(NESTED, EXPECTED);
        AlgorithmSpec nested = read(value);
        catalogue.algorithm(nested.name()).ifPresent(it -> {
            checkNested(value, known, it);
            checkAdded(value, nested, it);
        });
        return nested;
    }

    private static void checkNested(Value value, AlgorithmDescription outer, AlgorithmDescription inner) {
        boolean classifies = inner.tasks().contains(Task.BINARY_CLASSIFICATION);
        boolean asked = outer.tasks().stream().anyMatch(Task::classification);
        String reason = inner.inputs().contains(Input.ALGORITHM)
                ? inner.name() + " trains others itself"
                : asked && !classifies ? inner.name() + " learns no " + Task.BINARY_CLASSIFICATION.label() : null;
        if (reason != null) {
            String message = "Cannot use " + value.path() + " in " + outer.name() + ": " + reason;
            value.reading().problems().contradiction(value.node().position(), value.path(), message);
        }
    }

    // Spark drops such a column without a word
    private static void checkAdded(Value value, AlgorithmSpec nested, AlgorithmDescription inner) {
        for (Parameter parameter : inner.parameters()) {
            if (parameter.flags().contains(Parameter.Flag.OUTPUT)
                    && nested.params().containsKey(parameter.name())) {
                value.section(EXPECTED)
                        .find("params")
                        .flatMap(params -> params.section(EXPECTED).find(parameter.name()))
                        .ifPresent(it -> it.reading()
                                .problems()
                                .contradiction(
                                        it.key(),
                                        it.path(),
                                        "Cannot use " + it.path() + ": a nested algorithm adds no column"));
            }
        }
    }
}

package dev.gristmill.job.file;

import dev.gristmill.job.Parameter;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Expected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code params} of an algorithm or a stage that the catalogue describes. */
final class ParamsReader {

    private static final Set<String> SET_BY_GRISTMILL = Set.of(
            "featuresCol",
            "labelCol",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "weightCol",
            "validationIndicatorCol");

    private ParamsReader() {}

    /** The parameters that are stated, typed; those that must be there and are not are reported. */
    static Map<String, Object> read(Section owner, List<Parameter> parameters) {
        Section written = owner.find("params")
                .map(it -> it.section("a map of parameters"))
                .orElseGet(() -> Section.empty(Paths.child(owner.path(), "params"), owner.position(), owner.reading()));
        Section section = withoutOurs(written, parameters).check(CatalogueGrammar.params(parameters));
        Map<String, Object> params = new TreeMap<>();
        for (Parameter parameter : parameters) {
            section.find(parameter.name())
                    .ifPresent(value -> params.put(parameter.name(), Typed.read(value, parameter)));
            if (parameter.required() && !section.has(parameter.name())) {
                section.missing(parameter.name(), Expected.value(parameter));
            }
        }
        return params;
    }

    // Somebody who knows spark.ml looks for them: the reason helps more than "unknown key"
    private static Section withoutOurs(Section section, List<Parameter> parameters) {
        Section left = section;
        for (String ours : SET_BY_GRISTMILL) {
            boolean described = parameters.stream().anyMatch(it -> it.name().equals(ours));
            Value value = described ? null : section.find(ours).orElse(null);
            if (value != null) {
                String message = "Cannot use " + value.path() + ": Gristmill sets it";
                section.reading().problems().contradiction(value.key(), value.path(), message);
                left = new Section(left.path(), left.position(), left.map().without(ours), left.reading());
            }
        }
        return left;
    }
}

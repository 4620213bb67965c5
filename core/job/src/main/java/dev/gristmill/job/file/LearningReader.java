package dev.gristmill.job.file;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code algorithm} and {@code training}. */
final class LearningReader {

    private static final Parameter SEED = new Parameter(
            "seed", Parameter.Type.LONG, 0L, "Repeats everything random.", List.of(), null, null, List.of());

    private LearningReader() {}

    static AlgorithmSpec algorithm(Value value, Catalogue catalogue) {
        Section algorithm = value.section("a map with name and params").check(List.of("name", "params"), List.of());
        List<String> names =
                catalogue.algorithms().stream().map(AlgorithmDescription::name).toList();
        String name = algorithm.require("name", Expected.oneOf(names)).oneOf(names, List.of());
        Optional<AlgorithmDescription> description = catalogue.algorithm(name);
        Map<String, Object> params = algorithm
                .find("params")
                .map(it -> it.section("a map of parameters"))
                .flatMap(section -> description.map(known -> params(section, known)))
                .orElse(Map.of());
        return new AlgorithmSpec(name, params);
    }

    private static Map<String, Object> params(Section written, AlgorithmDescription description) {
        List<String> names =
                description.parameters().stream().map(Parameter::name).toList();
        Section section = written.check(names, List.of());
        Map<String, Object> params = new TreeMap<>();
        for (Parameter parameter : description.parameters()) {
            section.find(parameter.name())
                    .ifPresent(value -> params.put(parameter.name(), Typed.read(value, parameter)));
        }
        return params;
    }

    static TrainingSpec training(Value value) {
        Section training = value.section("a map")
                .check(List.of("seed"), List.of("checkpoint", "earlyStopping", "budget", "warmStart"));
        return new TrainingSpec(
                training.find("seed").map(seed -> (Long) Typed.read(seed, SEED)).orElse(0L));
    }
}

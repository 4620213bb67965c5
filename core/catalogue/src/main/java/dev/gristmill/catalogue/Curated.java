package dev.gristmill.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The curated table: what spark.ml's Params do not tell about themselves. Classes go by their simple names.
 *
 * @param excluded classes that are neither algorithms nor stages, with the reason
 * @param parameters what holds for a parameter of that name in every class
 * @param algorithms in the order they are shown
 * @param stages what is said of each stage
 * @param metrics as the catalogue shows them
 */
record Curated(
        Map<String, String> excluded,
        Map<String, Map<String, Object>> parameters,
        Map<String, Algorithm> algorithms,
        Map<String, Stage> stages,
        List<Map<String, Object>> metrics) {

    private static final String NAME = "curated.yaml";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Curated read() throws IOException {
        try (InputStream stream = Curated.class.getResourceAsStream(NAME)) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return MAPPER.convertValue(yaml.load(Objects.requireNonNull(stream, NAME)), Curated.class);
        }
    }

    /** Every class that the table names, excluded or described. */
    List<String> classes() {
        return List.of(excluded, algorithms, stages).stream()
                .flatMap(part -> part.keySet().stream())
                .sorted()
                .toList();
    }

    /** What holds for a parameter: what its name says, overridden by what its class says. */
    Parameter parameter(String name, @Nullable Map<String, Map<String, Object>> ofClass) {
        Map<String, Object> merged = new LinkedHashMap<>(parameters.getOrDefault(name, Map.of()));
        if (ofClass != null) {
            merged.putAll(ofClass.getOrDefault(name, Map.of()));
        }
        return MAPPER.convertValue(merged, Parameter.class);
    }

    /**
     * What is said of an algorithm.
     *
     * @param unweighted whether it has weightCol and does not look at it
     */
    record Algorithm(
            String name,
            List<String> tasks,
            List<String> inputs,
            String doc,
            boolean unweighted,
            @Nullable Map<String, Map<String, Object>> parameters) {}

    record Stage(String doc, @Nullable Map<String, Map<String, Object>> parameters) {}

    /**
     * What is said of a parameter.
     *
     * @param doc one sentence; null takes Spark's own
     * @param minimum the smallest value, itself included
     * @param above the smallest value, itself excluded
     * @param maximum the largest value, itself included
     * @param below the largest value, itself excluded
     * @param allowed all values; null for any
     * @param required whether a job must state it
     * @param noDefault whether Spark's default is not what holds when a job does not
     */
    record Parameter(
            @Nullable String doc,
            @Nullable Double minimum,
            @Nullable Double above,
            @Nullable Double maximum,
            @Nullable Double below,
            @Nullable List<String> allowed,
            boolean required,
            boolean noDefault) {}
}

package dev.gristmill.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the built-in algorithms, stages and metrics from the resource beside this class, which module catalogue writes in the build. */
final class CatalogueResource {

    private static final String NAME = "catalogue.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CatalogueResource() {}

    static Catalogue read() {
        try (InputStream stream = CatalogueResource.class.getResourceAsStream(NAME)) {
            Entries entries = MAPPER.readValue(Objects.requireNonNull(stream, NAME), Entries.class);
            return new Catalogue(
                    entries.algorithms().stream().map(Algorithm::description).toList(),
                    entries.stages().stream().map(Stage::description).toList(),
                    entries.metrics(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + NAME + ": the jar is damaged", e);
        }
    }

    private record Entries(List<Algorithm> algorithms, List<Stage> stages, List<MetricDescription> metrics) {}

    private record Algorithm(
            String name,
            String className,
            List<Task> tasks,
            Set<AlgorithmDescription.Input> inputs,
            String doc,
            List<Entry> parameters) {

        AlgorithmDescription description() {
            return new AlgorithmDescription(name, className, tasks, inputs, doc, described(parameters));
        }
    }

    private record Stage(String name, String className, String doc, List<Entry> parameters) {

        StageDescription description() {
            return new StageDescription(name, className, doc, described(parameters));
        }
    }

    private static List<Parameter> described(List<Entry> parameters) {
        return parameters.stream().map(Entry::parameter).toList();
    }

    private record Entry(
            String name,
            Parameter.Type type,
            @JsonProperty("default") @Nullable JsonNode defaultValue,
            String doc,
            @Nullable List<String> allowed,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable List<Parameter.Flag> flags) {

        Parameter parameter() {
            List<String> choices = Objects.requireNonNullElse(allowed, List.of());
            List<Parameter.Flag> flagged = Objects.requireNonNullElse(flags, List.of());
            return new Parameter(name, type, value(), doc, choices, minimum, maximum, flagged);
        }

        /** JSON has no integers by size, and no NaN but as a text. */
        private @Nullable Object value() {
            return defaultValue == null || defaultValue.isNull()
                    ? null
                    : MAPPER.convertValue(defaultValue, MAPPER.constructType(javaType()));
        }

        private Type javaType() {
            return switch (type) {
                case INTEGER -> Integer.class;
                case LONG -> Long.class;
                case DOUBLE -> Double.class;
                case BOOLEAN -> Boolean.class;
                case STRING, CHOICE, PATH, COLUMN -> String.class;
                case COLUMNS, STRINGS, INTEGERS, DOUBLES, VECTOR, DOUBLE_LISTS, MATRIX -> List.class;
            };
        }
    }
}

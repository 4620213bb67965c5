package dev.gristmill.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the built-in algorithms and metrics from the resource beside this class. */
final class CatalogueResource {

    private static final String NAME = "catalogue.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CatalogueResource() {}

    static Catalogue read() {
        try (InputStream stream = CatalogueResource.class.getResourceAsStream(NAME)) {
            Entries entries = MAPPER.readValue(Objects.requireNonNull(stream, NAME), Entries.class);
            List<AlgorithmDescription> algorithms =
                    entries.algorithms().stream().map(Algorithm::description).toList();
            return new Catalogue(algorithms, entries.metrics(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + NAME + ": the jar is damaged", e);
        }
    }

    private record Entries(List<Algorithm> algorithms, List<MetricDescription> metrics) {}

    private record Algorithm(String name, String className, Task task, String doc, List<Entry> parameters) {

        AlgorithmDescription description() {
            List<Parameter> described =
                    parameters.stream().map(Entry::parameter).toList();
            return new AlgorithmDescription(name, className, task, doc, described);
        }
    }

    private record Entry(
            String name,
            Parameter.Type type,
            @JsonProperty("default") Object defaultValue,
            String doc,
            @Nullable List<String> allowed,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable List<Parameter.Flag> flags) {

        Parameter parameter() {
            List<String> choices = Objects.requireNonNullElse(allowed, List.of());
            List<Parameter.Flag> flagged = Objects.requireNonNullElse(flags, List.of());
            return new Parameter(name, type, defaultValue, doc, choices, minimum, maximum, flagged);
        }
    }
}

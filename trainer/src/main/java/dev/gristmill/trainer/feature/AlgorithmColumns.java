package dev.gristmill.trainer.feature;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that an algorithm's own parameters name, beside the feature vector and the label.
 *
 * @param read those that it reads, each once, in the order of the description's parameters
 * @param added those that it adds because the job names them: the parameter to the column's name
 */
public record AlgorithmColumns(List<String> read, Map<String, String> added) {

    public AlgorithmColumns {
        read = List.copyOf(read);
        added = new LinkedHashMap<>(added);
    }

    /** Those of a job's algorithm. */
    public static AlgorithmColumns of(AlgorithmDescription description, AlgorithmSpec spec) {
        List<String> read = description.parameters().stream()
                .filter(parameter -> column(parameter) && !output(parameter))
                .flatMap(parameter -> names(spec.params().getOrDefault(parameter.name(), parameter.defaultValue())))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        Map<String, String> added = new LinkedHashMap<>();
        description.parameters().stream()
                .filter(parameter -> column(parameter) && output(parameter))
                .filter(parameter -> spec.params().containsKey(parameter.name()))
                .forEach(parameter -> added.put(
                        parameter.name(),
                        Objects.requireNonNull(spec.params().get(parameter.name()))
                                .toString()));
        return new AlgorithmColumns(read, added);
    }

    private static boolean column(Parameter parameter) {
        return parameter.type() == Parameter.Type.COLUMN || parameter.type() == Parameter.Type.COLUMNS;
    }

    private static boolean output(Parameter parameter) {
        return parameter.flags().contains(Parameter.Flag.OUTPUT);
    }

    private static Stream<String> names(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value == null ? Stream.empty() : Stream.of(value.toString());
    }
}

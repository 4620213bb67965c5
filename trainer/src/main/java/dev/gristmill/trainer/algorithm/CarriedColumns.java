package dev.gristmill.trainer.algorithm;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that an algorithm reads by its own parameters, beside the feature vector. */
public final class CarriedColumns {

    private CarriedColumns() {}

    /** Their names, each once, in the order of the description's parameters. */
    public static List<String> of(AlgorithmDescription description, AlgorithmSpec spec) {
        return description.parameters().stream()
                .filter(CarriedColumns::read)
                .flatMap(parameter -> names(spec.params().getOrDefault(parameter.name(), parameter.defaultValue())))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean read(Parameter parameter) {
        boolean column = parameter.type() == Parameter.Type.COLUMN || parameter.type() == Parameter.Type.COLUMNS;
        return column && !parameter.flags().contains(Parameter.Flag.OUTPUT);
    }

    private static Stream<String> names(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value == null ? Stream.empty() : Stream.of(value.toString());
    }
}

package dev.gristmill.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.jspecify.annotations.Nullable;

/** Puts the Params of spark.ml's classes and the curated table together. */
final class EntryReader {

    /** An algorithm's columns that Gristmill sets, or that keep spark.ml's names. */
    private static final Set<String> MANAGED = Set.of(
            "featuresCol",
            "labelCol",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "validationIndicatorCol",
            "topicDistributionCol",
            "outputCol");

    private static final String WEIGHT = "weightCol";
    private static final String LABEL = "labelCol";
    /** The one Param that holds an estimator; in a job file it is the nested algorithm. */
    private static final String CLASSIFIER = "classifier";

    private final Curated curated;

    EntryReader(Curated curated) {
        this.curated = curated;
    }

    /** @throws IllegalStateException when the table and the class path do not name the same classes */
    Entries entries(List<Class<? extends Params>> classes) {
        Map<String, Class<? extends Params>> byName =
                classes.stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
        refuse("name in the curated table, or exclude,", byName.keySet(), Set.copyOf(curated.classes()));
        refuse("find on the class path", Set.copyOf(curated.classes()), byName.keySet());
        List<Entries.Algorithm> algorithms = new ArrayList<>();
        curated.algorithms()
                .forEach((name, entry) -> algorithms.add(algorithm(Objects.requireNonNull(byName.get(name)), entry)));
        List<Entries.Stage> stages = new ArrayList<>();
        curated.stages().forEach((name, entry) -> stages.add(stage(Objects.requireNonNull(byName.get(name)), entry)));
        stages.sort(Comparator.comparing(Entries.Stage::name));
        return new Entries(algorithms, stages, curated.metrics());
    }

    private static void refuse(String what, Set<String> names, Set<String> known) {
        List<String> strange =
                names.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!strange.isEmpty()) {
            throw new IllegalStateException("Cannot write the catalogue: " + what + " these classes of spark.ml first: "
                    + String.join(", ", strange));
        }
    }

    private Entries.Algorithm algorithm(Class<? extends Params> type, Curated.Algorithm entry) {
        Set<String> described =
                entry.parameters() == null ? Set.of() : entry.parameters().keySet();
        return new Entries.Algorithm(
                entry.name(),
                type.getName(),
                entry.tasks(),
                inputs(type, entry, described),
                entry.doc(),
                parameters(
                        type,
                        entry.parameters(),
                        name -> MANAGED.contains(name)
                                || name.equals(CLASSIFIER)
                                || (name.equals(WEIGHT) && !described.contains(WEIGHT))));
    }

    /** Where the table describes weightCol, it is a parameter like any other and no weight of rows. */
    private static List<String> inputs(Class<? extends Params> type, Curated.Algorithm entry, Set<String> described) {
        List<String> inputs = new ArrayList<>(entry.inputs());
        boolean weighs = SparkClasses.instance(type).hasParam(WEIGHT) && !entry.unweighted();
        if (weighs && !described.contains(WEIGHT)) {
            inputs.add("WEIGHT");
        }
        return inputs;
    }

    private Entries.Stage stage(Class<? extends Params> type, Curated.Stage entry) {
        return new Entries.Stage(
                type.getSimpleName(), type.getName(), entry.doc(), parameters(type, entry.parameters(), LABEL::equals));
    }

    private List<Entries.Parameter> parameters(
            Class<? extends Params> type,
            @Nullable Map<String, Map<String, Object>> ofClass,
            Predicate<String> leftOut) {
        Params instance = SparkClasses.instance(type);
        return Stream.of(instance.params())
                .filter(param -> !leftOut.test(param.name()))
                .sorted(Comparator.comparing(Param::name))
                .map(param -> new ParamReader(instance, param).read(curated.parameter(param.name(), ofClass)))
                .toList();
    }
}

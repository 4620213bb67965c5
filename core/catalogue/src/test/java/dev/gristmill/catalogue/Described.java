package dev.gristmill.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * A parameter as the catalogue describes it, and as spark.ml has it.
 *
 * @param algorithm whether it is an algorithm's, not a stage's
 * @param owner a new instance of its class
 * @param parameter what the catalogue says
 * @param param Spark's own
 */
record Described(boolean algorithm, Params owner, Entries.Parameter parameter, Param<Object> param) {

    /** Every parameter of every class. */
    static List<Described> all() {
        Entries entries = entries();
        return Stream.concat(
                        entries.algorithms().stream().flatMap(it -> of(true, it.className(), it.parameters())),
                        entries.stages().stream().flatMap(it -> of(false, it.className(), it.parameters())))
                .toList();
    }

    static Entries entries() {
        try {
            return new EntryReader(Curated.read()).entries(SparkClasses.onClassPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the curated table: " + e.getMessage(), e);
        }
    }

    static Params instance(String className) {
        return SparkClasses.onClassPath().stream()
                .filter(type -> type.getName().equals(className))
                .map(SparkClasses::instance)
                .findFirst()
                .orElseThrow();
    }

    boolean accepts(Object value) {
        return (Boolean) param.isValid().apply(value);
    }

    @Override
    public String toString() {
        return owner.getClass().getSimpleName() + "." + param.name();
    }

    private static Stream<Described> of(boolean algorithm, String className, List<Entries.Parameter> parameters) {
        Params owner = instance(className);
        return parameters.stream().map(it -> new Described(algorithm, owner, it, owner.getParam(it.name())));
    }
}

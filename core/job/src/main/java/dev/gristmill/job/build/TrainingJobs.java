package dev.gristmill.job.build;

import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.ColumnSelector.ColumnType;
import java.util.List;
import java.util.Map;

/**
 * Where a job in Java begins, with the words for its parts.
 *
 * <pre>{@code
 * TrainingJob job = TrainingJobs.named("flight-delays")
 *         .source("files", Map.of("path", "data"))
 *         .label("delay > 15")
 *         .features(columns("distance").impute(MEDIAN).scale(STANDARD), columns("origin").encode(ONE_HOT))
 *         .algorithm("logistic-regression", Map.of("maxIter", 50))
 *         .publish("models")
 *         .build();
 * }</pre>
 */
public final class TrainingJobs {

    private TrainingJobs() {}

    /** A job of which nothing but the name is said yet; see {@link dev.gristmill.job.TrainingJob#name()}. */
    public static JobBuilder named(String name) {
        return new JobBuilder(name);
    }

    /** A rule for columns, by names and wildcards. */
    public static ColumnPart columns(String... names) {
        return new ColumnPart(Map.of("columns", List.of(names)));
    }

    /** A rule for all columns of a type but some. */
    public static ColumnPart columns(ColumnType type, String... except) {
        Map<String, Object> selector = except.length == 0
                ? Map.of("type", Plain.word(type))
                : Map.of("type", Plain.word(type), "except", List.of(except));
        return new ColumnPart(Map.of("columns", selector));
    }

    /** A rule for the columns that a selector takes. */
    public static ColumnPart columns(ColumnSelector selector) {
        return selector.type() == null
                ? columns(selector.names().toArray(String[]::new))
                : columns(selector.type(), selector.except().toArray(String[]::new));
    }

    /** A feature stage of spark.ml, by simple or full class name. */
    public static StagePart stage(String stage, Map<String, ?> params) {
        return new StagePart(stage, params);
    }

    /** An algorithm with spark.ml's own parameters, by short name or class. */
    public static AlgorithmPart algorithm(String name) {
        return algorithm(name, Map.of());
    }

    /** An algorithm, by short name or class. */
    public static AlgorithmPart algorithm(String name, Map<String, ?> params) {
        return new AlgorithmPart(name, params, null);
    }
}

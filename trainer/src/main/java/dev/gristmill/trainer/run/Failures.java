package dev.gristmill.trainer.run;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;

/** Turns whatever ended a step into a failure that says whose it is. */
final class Failures {

    private static final String FAILED_READ = "FAILED_READ_FILE";
    private static final Set<String> NO_SPACE = Set.of("No space left on device", "Disk quota exceeded");
    /** Executors, shuffle files or the context itself are gone: none of it the data's fault. */
    private static final Set<String> LOSSES =
            Set.of("ExecutorLostFailure", "FetchFailed", "SparkContext was shut down");

    private Failures() {}

    /**
     * What to tell.
     *
     * @param failure what was thrown
     * @param step during which step; null before the first
     */
    static GristmillException explain(Throwable failure, @Nullable RunState step) {
        if (failure instanceof GristmillException known) {
            return known;
        }
        if (causes(failure).anyMatch(OutOfMemoryError.class::isInstance)) {
            return of(
                    dev.gristmill.cli.Failures.OUT_OF_MEMORY,
                    "Cannot go on: out of memory",
                    "give the process more memory",
                    failure);
        }
        Throwable root = root(failure);
        SparkThrowable unreadable = unreadable(failure);
        if (unreadable != null) {
            Map<String, String> parameters = unreadable.getMessageParameters();
            return of(
                    TrainerErrors.CORRUPT_FILE,
                    "Cannot read " + parameters.getOrDefault("path", "a data file") + ": " + firstLine(root),
                    "write the file again, or take it out of the source",
                    failure);
        }
        if (says(failure, NO_SPACE)) {
            return of(
                    TrainerErrors.SPARK_FAILED,
                    "Cannot go on: no space is left: " + firstLine(failure),
                    "make room in the store and in Spark's local folders, then run it again",
                    failure);
        }
        if (says(failure, LOSSES)) {
            return of(TrainerErrors.SPARK_FAILED, "Cannot go on: " + firstLine(failure), "run it again", failure);
        }
        if (step == RunState.PREPARING || step == RunState.TRAINING || step == RunState.EVALUATING) {
            return of(TrainerErrors.CANNOT_TRAIN, "Cannot train on these rows: " + firstLine(root), null, failure);
        }
        return of(
                dev.gristmill.cli.Failures.INTERNAL,
                "Cannot go on: " + root.getClass().getSimpleName() + ": " + firstLine(root),
                "this is a bug in Gristmill; --stacktrace shows where",
                failure);
    }

    /** What to tell when a signal ended the run. */
    static GristmillException stopped(@Nullable Throwable cause) {
        return of(TrainerErrors.STOPPED, "Stopped by a signal", "run it again to go on", cause);
    }

    private static GristmillException of(
            ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        return new GristmillException(code, message, null, hint, cause);
    }

    private static @Nullable SparkThrowable unreadable(Throwable failure) {
        return causes(failure)
                .filter(SparkThrowable.class::isInstance)
                .map(SparkThrowable.class::cast)
                .filter(spark -> String.valueOf(spark.getCondition()).startsWith(FAILED_READ))
                .findFirst()
                .orElse(null);
    }

    private static boolean says(Throwable failure, Set<String> texts) {
        return causes(failure)
                .filter(cause -> cause instanceof SparkException || cause instanceof java.io.IOException)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> texts.stream().anyMatch(message::contains));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(32);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("").replaceFirst("[.;]+$", "");
    }
}

package dev.gristmill.benchmark;

import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.spi.IterativeLearner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Fits a subject in turns: spark.ml, by steps, by steps with checkpoints, and again. The first round warms up. */
final class Race {

    private static final CheckpointSpec NEVER = new CheckpointSpec(Duration.ofHours(1), null);
    private static final CheckpointSpec EVERY_STEP = new CheckpointSpec(null, 1);

    private final SparkSession session;
    private final List<IterativeLearner> learners;
    private final Stopwatch stopwatch;
    private final Neighbours neighbours;
    private final Consumer<String> progress;

    /**
     * In a session.
     *
     * @param learners those that go step by step
     * @param progress hears of every round, in one line
     */
    Race(
            SparkSession session,
            List<IterativeLearner> learners,
            Stopwatch stopwatch,
            Neighbours neighbours,
            Consumer<String> progress) {
        this.session = session;
        this.learners = List.copyOf(learners);
        this.stopwatch = stopwatch;
        this.neighbours = neighbours;
        this.progress = progress;
    }

    /**
     * All rounds of a subject.
     *
     * @param count how many, beside the one that warms up; at least 1
     */
    Comparison run(Subject subject, int count) {
        Dataset<Row> rows = subject.rows().apply(session);
        try {
            round(subject, rows, "warm-up");
            List<Round> rounds = new ArrayList<>();
            Neighbours.Reading before = neighbours.read();
            Stopwatch.Times began = stopwatch.read();
            for (int i = 1; i <= count; i++) {
                rounds.add(round(subject, rows, i + " of " + count));
            }
            Stopwatch.Times took = stopwatch.read().minus(began);
            return new Comparison(subject.name(), rounds, neighbours.since(before, took.cpu() / took.wall()));
        } finally {
            rows.unpersist(true);
        }
    }

    private Round round(Subject subject, Dataset<Row> rows, String number) {
        IterativeLearner learner = learner(subject);
        Lap textbook = lap(() -> {
            Model<?> model = subject.estimator().get().fit(rows);
            return subject.iterations().applyAsInt(model);
        });
        StepwiseFit plain = new StepwiseFit(folder(), NEVER);
        Lap steps = lap(() -> plain.fit(learner, subject.estimator().get(), rows));
        StepwiseFit saving = new StepwiseFit(folder(), EVERY_STEP);
        Lap checkpoints = lap(() -> saving.fit(learner, subject.estimator().get(), rows));
        progress.accept(String.format(
                "%s, round %s: spark.ml %.2f s, by steps %.2f s, with checkpoints %.2f s",
                subject.name(), number, textbook.wallSeconds(), steps.wallSeconds(), checkpoints.wallSeconds()));
        double outside = Math.max(0, 1 - plain.iteratingSeconds() / steps.wallSeconds());
        return new Round(textbook, steps, checkpoints, outside, saving.written());
    }

    private IterativeLearner learner(Subject subject) {
        String estimator = subject.estimator().get().getClass().getName();
        return learners.stream()
                .filter(it -> it.estimator().equals(estimator))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot find a learner for " + estimator));
    }

    // Nobody pays for the garbage of the fit before
    private Lap lap(IntSupplier fit) {
        System.gc();
        Stopwatch.Times before = stopwatch.read();
        int iterations = fit.getAsInt();
        Stopwatch.Times took = stopwatch.read().minus(before);
        return new Lap(took.wall(), took.cpu(), iterations);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("store");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for a model store", e);
        }
    }
}

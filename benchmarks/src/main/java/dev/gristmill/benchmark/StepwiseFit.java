package dev.gristmill.benchmark;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.iteration.Beginning;
import dev.gristmill.trainer.iteration.FitCheckpoints;
import dev.gristmill.trainer.iteration.FitSummary;
import dev.gristmill.trainer.iteration.IterativeTraining;
import dev.gristmill.trainer.iteration.LoopContext;
import dev.gristmill.trainer.iteration.PreparedView;
import dev.gristmill.trainer.progress.RunEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One fit by the loop that runs go through, as a run of a model store of its own. */
final class StepwiseFit {

    private static final double MILLIS = 1e3;

    private final Path folder;
    private final RunClaim claim;
    private final CheckpointSpec schedule;
    private final List<Double> checkpoints = new ArrayList<>();
    private String last = "";
    private Duration iterating = Duration.ZERO;

    /**
     * Claims the run: that is no part of the fit.
     *
     * @param folder for the store; empty
     * @param schedule of the checkpoints
     */
    StepwiseFit(Path folder, CheckpointSpec schedule) {
        this.folder = folder;
        this.schedule = schedule;
        ModelStore store = ModelStore.open(folder.toString());
        RunRequest request = new RunRequest("benchmark", "benchmark", "0".repeat(64), "2026-11-01", null);
        RunStart start = store.begin(request);
        this.claim = store.claim((RunStart.Claimable) start, request, "{}\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Fits; how many iterations there were. */
    int fit(IterativeLearner learner, Estimator<?> estimator, Dataset<Row> rows) {
        try (PreparedView view = new PreparedView(estimator, rows)) {
            LoopContext context = new LoopContext(
                    new TrainingSpec(0, schedule, null, null, null),
                    () -> new Beginning(learner.begin(view), null),
                    new FitCheckpoints(claim.checkpoints(), Map.of("learner", learner.name()), this::on),
                    null,
                    0,
                    InstantSource.system(),
                    this::on,
                    () -> false,
                    () -> new GristmillException(TrainerErrors.STOPPED, "Stopped", null, null));
            FitSummary summary =
                    new IterativeTraining(learner, view, context).train().summary();
            return summary.iterations();
        }
    }

    private void on(RunEvent event) {
        if (event instanceof RunEvent.Checkpointed checkpoint) {
            checkpoints.add(checkpoint.took().toNanos() / (MILLIS * MILLIS * MILLIS));
            last = checkpoint.folder();
        } else if (event instanceof RunEvent.Iterated iteration) {
            iterating = iteration.spent();
        } else if (event instanceof RunEvent.Warned warning) {
            throw new IllegalStateException("Cannot measure the fit: " + warning.text());
        }
    }

    /** Seconds within iterations. */
    double iteratingSeconds() {
        return iterating.toMillis() / MILLIS;
    }

    /** The checkpoints of a fit that wrote some. */
    Written written() {
        return new Written(checkpoints.size(), Spread.of(checkpoints, it -> it).median(), bytes());
    }

    private long bytes() {
        try (Stream<Path> files = Files.list(folder.resolve(last))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the checkpoint " + last, e);
        }
    }
}

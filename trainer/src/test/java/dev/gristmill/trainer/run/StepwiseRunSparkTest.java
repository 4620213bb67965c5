package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.BudgetSpec;
import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.Engine;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.iteration.Ending;
import dev.gristmill.trainer.progress.RunEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job says of a fit that goes step by step, in whole runs. */
final class StepwiseRunSparkTest {

    @TempDir
    private Path folder;

    private final List<RunEvent> events = new ArrayList<>();

    @Test
    void stopsEarlyOnTheValidationRowsAndPublishesTheBest() {
        TrainSummary summary = logistic(new TrainingSpec(
                        7, CheckpointSpec.STANDARD, new EarlyStoppingSpec("logLoss", 2, 0.01), null, null))
                .run();

        assertThat(summary.error()).isNull();
        assertThat(Objects.requireNonNull(summary.algorithm()).engine()).isEqualTo("blocks");
        TrainSummary.Fit fit = Objects.requireNonNull(summary.fit());
        assertThat(fit.stoppedBy()).isEqualTo(Ending.EARLY_STOPPING);
        assertThat(fit.bestIteration()).isEqualTo(fit.iterations() - 2);
        List<Double> seen = events.stream()
                .filter(RunEvent.Iterated.class::isInstance)
                .map(event -> ((RunEvent.Iterated) event).point().validation())
                .toList();
        assertThat(seen).hasSize(fit.iterations()).doesNotContainNull();
        assertThat(seen.get(fit.bestIteration() - 1)).isLessThan(Objects.requireNonNull(seen.get(0)));
    }

    @Test
    void publishesWhatTheBudgetAllowedAndLeavesNoCheckpoint() throws IOException {
        TrainSummary summary = logistic(
                        new TrainingSpec(7, new CheckpointSpec(null, 1), null, new BudgetSpec(null, 3), null))
                .run();

        TrainSummary.Fit fit = Objects.requireNonNull(summary.fit());
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(fit.stoppedBy()).isEqualTo(Ending.BUDGET);
        assertThat(fit.iterations()).isEqualTo(3);
        assertThat(events.stream().filter(RunEvent.Checkpointed.class::isInstance))
                .hasSize(2);
        assertThat(events)
                .filteredOn(RunEvent.Noted.class::isInstance)
                .anySatisfy(event ->
                        assertThat(event.toString()).contains(" rows of 2 columns in 0.0 MiB; executors keep up to "));
        Path run = Path.of(URI.create(Objects.requireNonNull(summary.run()).folder()));
        try (var files = Files.walk(run)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("checkpoints"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BLOCKS; false; engine; Cannot use engine blocks with DecisionTreeClassifier: there is no fit of"
                        + " DecisionTreeClassifier by steps",
                "AUTO; true; training.budget; Cannot use training.budget with DecisionTreeClassifier: spark.ml fits it in"
                        + " one step: there is no fit of DecisionTreeClassifier by steps"
            })
    void refusesWhatAFitInOneStepCannotDo(Engine engine, boolean budget, String where, String message) {
        TrainSummary summary = run(new TrainingSpec(
                        7, CheckpointSpec.STANDARD, null, budget ? new BudgetSpec(null, 3) : null, null))
                .algorithm(SmallRun.spark("classification.DecisionTreeClassifier", Map.of()))
                .engine(engine)
                .run();

        var error = Objects.requireNonNull(summary.error());
        assertThat(error.code()).isEqualTo("JOB-728");
        assertThat(error.where()).isEqualTo(where);
        assertThat(error.message()).isEqualTo(message);
        assertThat(summary.exitCode()).isEqualTo(64);
    }

    @Test
    void refusesACheckpointOfAFitInOneStep() {
        TrainSummary summary = run(new TrainingSpec(7, new CheckpointSpec(null, 5), null, null, null))
                .algorithm(SmallRun.spark("classification.DecisionTreeClassifier", Map.of()))
                .run();

        var error = Objects.requireNonNull(summary.error());
        assertThat(error.code()).isEqualTo("JOB-728");
        assertThat(error.where()).isEqualTo("training.checkpoint");
    }

    @Test
    void stopsFactorsEarlyOnceRatingsAreNotPredictedAnyBetter() {
        TrainingSpec training =
                new TrainingSpec(7, CheckpointSpec.STANDARD, new EarlyStoppingSpec("rmse", 2, 0.0), null, null);
        Dataset<Row> rows = ProductSession.session()
                .range(600)
                .selectExpr(
                        "id", "int(id % 30) AS user", "int(id % 23) AS item", "float(1 + pmod(hash(id), 5)) AS rating");
        TrainSummary summary = new SmallRun(folder, rows)
                .task(Task.RECOMMENDATION)
                .validation(0.2)
                .training(training)
                .algorithm(SmallRun.spark(
                        "recommendation.ALS",
                        Map.of(
                                "userCol",
                                "user",
                                "itemCol",
                                "item",
                                "ratingCol",
                                "rating",
                                "rank",
                                5,
                                "maxIter",
                                40,
                                "regParam",
                                0.01)))
                .hearing(events::add)
                .run();

        assertThat(summary.error()).isNull();
        TrainSummary.Fit fit = Objects.requireNonNull(summary.fit());
        assertThat(fit.stoppedBy()).isEqualTo(Ending.EARLY_STOPPING);
        assertThat(fit.bestIteration()).isEqualTo(fit.iterations() - 2);
    }

    private SmallRun logistic(TrainingSpec training) {
        return run(training).algorithm(SmallRun.spark("classification.LogisticRegression", Map.of("regParam", 0.001)));
    }

    private SmallRun run(TrainingSpec training) {
        Dataset<Row> rows = ProductSession.session()
                .range(400)
                .selectExpr("id", "double(id % 17) AS a", "double(id % 5) AS b", "(id % 17) + (id % 7) > 11 AS flag");
        return new SmallRun(folder, rows)
                .features("a", "b")
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag")
                .validation(0.2)
                .training(training)
                .hearing(events::add);
    }
}

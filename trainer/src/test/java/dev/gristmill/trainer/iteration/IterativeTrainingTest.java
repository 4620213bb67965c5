package dev.gristmill.trainer.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.BudgetSpec;
import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.MetricDescription.Direction;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.progress.RunEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.spark.SparkException;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IterativeTrainingTest {

    private static final CheckpointSpec EVERY_FIVE = new CheckpointSpec(null, 5);
    private static final Map<String, String> BASIS = Map.of("learner", "counting/1");

    @TempDir
    Path folder;

    private RunClaim claim;
    private final List<RunEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T06:00:00Z");
    private boolean stop;
    private @Nullable Start started;

    @BeforeEach
    void claimRun() {
        claim = claim();
    }

    private RunClaim claim() {
        ModelStore store = ModelStore.open(folder.toString());
        RunRequest request = new RunRequest("count", "count", "0".repeat(64), "2026-11-01", null);
        RunStart start = store.begin(request);
        return store.claim((RunStart.Claimable) start, request, "{}\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void goesToTheEndWithoutACheckpointWhenThereIsNoTimeForOne() {
        var fitted = train(12, spec(CheckpointSpec.STANDARD, null, null), null, iteration -> {});

        assertThat(count(fitted.model())).isEqualTo(12);
        assertThat(fitted.summary().ending()).isEqualTo(Ending.CONVERGED);
        assertThat(fitted.summary().iterations()).isEqualTo(12);
        assertThat(fitted.summary().maxIterations()).isEqualTo(100);
        assertThat(fitted.summary().bestIteration()).isEqualTo(12);
        assertThat(fitted.summary().resumedAt()).isNull();
        assertThat(fitted.summary().curve()).hasSize(12);
        assertThat(checkpointed()).isEmpty();
    }

    @Test
    void saysWhenAllIterationsAreDone() {
        var fitted = train(1000, spec(CheckpointSpec.STANDARD, null, null), null, iteration -> {});

        assertThat(fitted.summary().ending()).isEqualTo(Ending.ITERATIONS);
        assertThat(count(fitted.model())).isEqualTo(100);
    }

    @Test
    void writesACheckpointAfterSoManyIterations() {
        train(12, spec(EVERY_FIVE, null, null), null, iteration -> {});

        assertThat(checkpointed()).containsExactly(5, 10);
    }

    @Test
    void writesACheckpointAfterSoMuchTime() {
        train(
                20,
                spec(new CheckpointSpec(Duration.ofSeconds(60), null), null, null),
                null,
                iteration -> now = now.plusSeconds(25));

        assertThat(checkpointed()).containsExactly(3, 6, 9, 12, 15, 18);
    }

    @Test
    void endsWithACheckpointOfTheIterationUnderWayWhenItIsToStop() {
        assertThatThrownBy(() -> train(12, spec(EVERY_FIVE, null, null), null, iteration -> stop = iteration == 7))
                .isInstanceOfSatisfying(
                        GristmillException.class, e -> assertThat(e.code()).isEqualTo(TrainerErrors.STOPPED));

        assertThat(checkpointed()).containsExactly(5, 7);
    }

    @Test
    void goesOnWhereItStopped() {
        assertThatThrownBy(() -> train(12, spec(EVERY_FIVE, null, null), null, iteration -> stop = iteration == 7))
                .isInstanceOf(GristmillException.class);
        stop = false;
        events.clear();
        List<Integer> done = new ArrayList<>();

        var fitted = train(12, spec(EVERY_FIVE, null, null), null, done::add);

        assertThat(done).containsExactly(8, 9, 10, 11, 12);
        assertThat(fitted.summary().resumedAt()).isEqualTo(7);
        assertThat(fitted.summary().curve())
                .extracting(it -> it.iteration())
                .hasSize(12)
                .isSorted();
        assertThat(events).contains(new RunEvent.Noted("Going on after 7 iterations of an earlier attempt"));
    }

    @Test
    void savesTheLastWholeIterationWhenTheNextFails() {
        assertThatThrownBy(() -> train(12, spec(CheckpointSpec.STANDARD, null, null), null, iteration -> {
                    if (iteration == 9) {
                        IterativeTrainingTest.<RuntimeException>fail(new SparkException("executor lost"));
                    }
                }))
                .isInstanceOf(SparkException.class)
                .hasMessage("executor lost");

        assertThat(checkpointed()).containsExactly(8);
    }

    /** As Scala throws what Java would have to declare. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void fail(Exception failure) throws E {
        throw (E) failure;
    }

    @Test
    void endsWhenTheBudgetOfIterationsIsSpent() {
        var fitted = train(50, spec(EVERY_FIVE, null, new BudgetSpec(null, 20)), null, iteration -> {});

        assertThat(fitted.summary().ending()).isEqualTo(Ending.BUDGET);
        assertThat(count(fitted.model())).isEqualTo(20);
    }

    @Test
    void countsTheBudgetOfTimeOverAllAttempts() {
        BudgetSpec minute = new BudgetSpec(Duration.ofMinutes(1), null);
        IntConsumer tenSeconds = iteration -> {
            now = now.plusSeconds(10);
            stop = iteration == 4;
        };
        assertThatThrownBy(() -> train(50, spec(EVERY_FIVE, null, minute), null, tenSeconds))
                .isInstanceOf(GristmillException.class);
        stop = false;
        now = now.plusSeconds(3600);

        var fitted = train(50, spec(EVERY_FIVE, null, minute), null, tenSeconds);

        assertThat(fitted.summary().ending()).isEqualTo(Ending.BUDGET);
        assertThat(count(fitted.model())).isEqualTo(6);
    }

    @Test
    void keepsTheBestOfTheValidationRowsAndStopsWhenNoneIsBetter() {
        // Best at 6; patience of 3 ends it at 9
        var fitted = train(50, spec(EVERY_FIVE, stopping(0), null), hill(), iteration -> {});

        assertThat(fitted.summary().ending()).isEqualTo(Ending.EARLY_STOPPING);
        assertThat(fitted.summary().iterations()).isEqualTo(9);
        assertThat(fitted.summary().bestIteration()).isEqualTo(6);
        assertThat(count(fitted.model())).isEqualTo(6);
        assertThat(fitted.summary().curve().get(3).validation()).isEqualTo(-4.0);
    }

    @Test
    void countsOnlyImprovementsThatAreLargeEnough() {
        // -25, -16, -9, -4, -1, 0: from the third on each is better by 5 or less than the one that counted
        var fitted = train(50, spec(EVERY_FIVE, stopping(8), null), hill(), iteration -> {});

        assertThat(fitted.summary().bestIteration()).isEqualTo(4);
    }

    @Test
    void remembersTheBestOverAnInterruption() {
        assertThatThrownBy(() ->
                        train(50, spec(EVERY_FIVE, stopping(0), null), hill(), iteration -> stop = iteration == 8))
                .isInstanceOf(GristmillException.class);
        stop = false;

        var fitted = train(50, spec(EVERY_FIVE, stopping(0), null), hill(), iteration -> {});

        assertThat(fitted.summary().iterations()).isEqualTo(9);
        assertThat(fitted.summary().bestIteration()).isEqualTo(6);
        assertThat(count(fitted.model())).isEqualTo(6);
    }

    @Test
    void warnsOfACheckpointThatCannotBeUsed() {
        assertThatThrownBy(() -> train(12, spec(EVERY_FIVE, null, null), null, iteration -> stop = iteration == 7))
                .isInstanceOf(GristmillException.class);
        stop = false;
        events.clear();

        train(12, spec(EVERY_FIVE, null, null), null, Map.of("learner", "counting/2"), iteration -> {});

        assertThat(events)
                .filteredOn(RunEvent.Warned.class::isInstance)
                .hasSize(2)
                .first()
                .asString()
                .contains("is not used: it was made with learner counting/1 instead of counting/2");
    }

    @Test
    void saysWhereItBeganAlsoAfterAnInterruption() {
        Start warm = new Start("flights@3", "Begins at flights@3");
        started = warm;
        assertThatThrownBy(() -> train(12, spec(EVERY_FIVE, null, null), null, iteration -> stop = iteration == 7))
                .isInstanceOf(GristmillException.class);
        assertThat(events).contains(new RunEvent.Noted("Begins at flights@3"));
        stop = false;
        started = Start.cold("another champion");

        assertThat(train(12, spec(EVERY_FIVE, null, null), null, iteration -> {})
                        .summary()
                        .start())
                .isEqualTo(warm);
    }

    private static EarlyStoppingSpec stopping(double minDelta) {
        return new EarlyStoppingSpec("areaUnderROC", 3, minDelta);
    }

    private static ValidationScoreMaker hill() {
        return spec -> new ValidationScore(
                spec,
                new ValidationMetric(
                        spec.metric(), Direction.HIGHER_IS_BETTER, model -> -(count(model) - 6) * (count(model) - 6)));
    }

    @FunctionalInterface
    private interface ValidationScoreMaker {

        ValidationScore of(EarlyStoppingSpec spec);
    }

    private static TrainingSpec spec(
            CheckpointSpec checkpoint, @Nullable EarlyStoppingSpec stopping, @Nullable BudgetSpec budget) {
        return new TrainingSpec(0, checkpoint, stopping, budget, null);
    }

    private IterativeTraining.Fitted train(
            int converging, TrainingSpec spec, @Nullable ValidationScoreMaker validation, IntConsumer iterating) {
        return train(converging, spec, validation, BASIS, iterating);
    }

    private IterativeTraining.Fitted train(
            int converging,
            TrainingSpec spec,
            @Nullable ValidationScoreMaker validation,
            Map<String, String> basis,
            IntConsumer iterating) {
        EarlyStoppingSpec stopping = spec.earlyStopping();
        CountingLearner learner = new CountingLearner(converging, iterating);
        LoopContext context = new LoopContext(
                spec,
                () -> new Beginning(learner.begin(new NoRows()), started),
                new FitCheckpoints(claim.checkpoints(), basis, events::add),
                validation == null || stopping == null ? null : validation.of(stopping),
                10,
                (InstantSource) () -> now,
                events::add,
                () -> stop,
                () -> new GristmillException(TrainerErrors.STOPPED, "Stopped", null, null));
        return new IterativeTraining(learner, new NoRows(), context).train();
    }

    /** The fake looks at nothing. */
    private static final class NoRows implements TrainingView {

        @Override
        public Estimator<?> estimator() {
            return new LinearSVC();
        }

        @Override
        public Dataset<Row> rows() {
            throw new UnsupportedOperationException("there are no rows");
        }

        @Override
        public Blocks blocks() {
            throw new UnsupportedOperationException("there are no rows");
        }
    }

    private static double count(Model<?> model) {
        return ((LinearSVCModel) model).intercept();
    }

    private List<Integer> checkpointed() {
        return events.stream()
                .filter(RunEvent.Checkpointed.class::isInstance)
                .map(event -> ((RunEvent.Checkpointed) event).iteration())
                .toList();
    }
}

package dev.gristmill.trainer.iteration;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.BudgetSpec;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.trainer.progress.CurvePoint;
import dev.gristmill.trainer.progress.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Model;
import org.jspecify.annotations.Nullable;

/**
 * Fits a model step by step, from where an earlier attempt of the run left off. Between two steps it writes checkpoints,
 * looks at the validation rows, minds the budget, tells how it goes, and ends when the run is to stop: then with a last
 * checkpoint. Whatever else ends a step also leaves the step before in a checkpoint. Run it once.
 */
public final class IterativeTraining {

    private final IterativeLearner learner;
    private final TrainingView view;
    private final LoopContext context;
    private final List<CurvePoint> curve = new ArrayList<>();
    private @Nullable EarlyStopping stopping;
    private final CheckpointSchedule schedule;
    private Duration spent = Duration.ZERO;
    private @Nullable Integer resumedAt;
    private @Nullable Start start;
    private volatile boolean stepping;

    /**
     * Of one run.
     *
     * @param view what the learner sees
     * @param context what the loop takes from outside
     */
    public IterativeTraining(IterativeLearner learner, TrainingView view, LoopContext context) {
        this.learner = learner;
        this.view = view;
        this.context = context;
        this.schedule = new CheckpointSchedule(context.spec().checkpoint(), context.clock());
    }

    /** A model, and how it came about. */
    public record Fitted(Model<?> model, FitSummary summary) {}

    /** Whether it will notice by itself, before long, that the run is to stop. */
    public boolean stepping() {
        return stepping;
    }

    /**
     * Fits until there is a reason to end.
     *
     * @throws GristmillException when the run is to stop
     */
    public Fitted train() {
        Optional<FitProgress> before = context.checkpoints().newest();
        before.ifPresent(this::goOnFrom);
        if (before.isEmpty()) {
            stopping =
                    context.validation() == null ? null : context.validation().stopping(null);
        }
        try (IterativeFit fit =
                before.map(it -> learner.resume(view, it.state())).orElseGet(this::begin)) {
            schedule.begins(fit.iteration());
            Ending ending = iterate(fit);
            return fitted(fit, ending);
        }
    }

    private IterativeFit begin() {
        Beginning beginning = context.beginning().get();
        start = beginning.start();
        if (start != null) {
            context.listener().on(new RunEvent.Noted(start.reason()));
        }
        return beginning.fit();
    }

    private void goOnFrom(FitProgress before) {
        curve.addAll(before.curve());
        spent = Duration.ofMillis(before.spentMillis());
        resumedAt = before.state().iteration();
        start = before.start();
        stopping = context.validation() == null ? null : context.validation().stopping(before.best());
        context.listener()
                .on(new RunEvent.Noted(
                        "Going on after " + before.state().iteration() + " iterations of an earlier attempt"));
    }

    private Ending iterate(IterativeFit fit) {
        Ending ending = ending(fit);
        while (ending == null) {
            requireGoingOn(fit);
            step(fit);
            ending = ending(fit);
            if (ending == null && schedule.due(fit.iteration())) {
                save(fit);
            }
        }
        requireGoingOn(fit);
        return ending;
    }

    private void requireGoingOn(IterativeFit fit) {
        if (context.stop().getAsBoolean()) {
            save(fit);
            throw context.stopped();
        }
    }

    private @Nullable Ending ending(IterativeFit fit) {
        if (fit.finished()) {
            return fit.iteration() >= fit.maxIterations() ? Ending.ITERATIONS : Ending.CONVERGED;
        }
        if (stopping != null && stopping.exhausted()) {
            return Ending.EARLY_STOPPING;
        }
        BudgetSpec budget = context.spec().budget();
        if (budget != null) {
            boolean late = budget.time() != null && spent.compareTo(budget.time()) >= 0;
            boolean many = budget.iterations() != null && fit.iteration() >= budget.iterations();
            return late || many ? Ending.BUDGET : null;
        }
        return null;
    }

    private void step(IterativeFit fit) {
        Instant begin = context.clock().instant();
        // With early stopping a step is whole once the validation rows were looked at
        LearnerState before = stopping == null ? null : fit.state();
        stepping = true;
        try {
            Iteration iteration = fit.advance();
            Double value = validate(fit);
            spent = spent.plus(Duration.between(begin, context.clock().instant()));
            CurvePoint point = new CurvePoint(iteration.number(), iteration.loss(), iteration.change(), value);
            curve.add(point);
            tell(point, fit);
        } catch (Exception e) {
            // Also what Java would make a method declare: Scala does not, and Spark's failures are of that kind
            saveQuietly(progress(before == null ? fit.state() : before), e);
            throw e;
        } finally {
            stepping = false;
        }
    }

    private @Nullable Double validate(IterativeFit fit) {
        ValidationScore validation = context.validation();
        if (validation == null || stopping == null) {
            return null;
        }
        double value = validation.of(fit.model());
        stopping.saw(value, fit.state());
        return value;
    }

    private void tell(CurvePoint point, IterativeFit fit) {
        ValidationScore validation = context.validation();
        context.listener()
                .on(new RunEvent.Iterated(
                        point,
                        fit.maxIterations(),
                        validation == null ? null : validation.metric(),
                        spent,
                        context.rows()));
    }

    private FitProgress progress(LearnerState state) {
        return new FitProgress(state, start, stopping == null ? null : stopping.best(), spent.toMillis(), curve);
    }

    private void save(IterativeFit fit) {
        if (schedule.pending(fit.iteration())) {
            save(progress(fit.state()));
        }
    }

    private void save(FitProgress progress) {
        Instant begin = context.clock().instant();
        String folder = context.checkpoints().write(progress);
        Duration took = Duration.between(begin, context.clock().instant());
        schedule.wrote(progress.state().iteration(), took);
        if (folder != null) {
            context.listener().on(new RunEvent.Checkpointed(progress.state().iteration(), folder, took));
        }
    }

    private void saveQuietly(FitProgress progress, Exception failure) {
        try {
            if (schedule.pending(progress.state().iteration())) {
                save(progress);
            }
        } catch (GristmillException e) {
            failure.addSuppressed(e);
        }
    }

    private Fitted fitted(IterativeFit fit, Ending ending) {
        FitProgress.Best best = stopping == null ? null : stopping.best();
        int last = fit.iteration();
        Model<?> model = fit.model();
        int chosen = last;
        if (best != null && best.state().iteration() != last) {
            chosen = best.state().iteration();
            try (IterativeFit kept = learner.resume(view, best.state())) {
                model = kept.model();
            }
        }
        ValidationScore validation = context.validation();
        return new Fitted(
                model,
                new FitSummary(
                        learner.name(),
                        start,
                        last,
                        fit.maxIterations(),
                        ending,
                        chosen,
                        resumedAt,
                        validation == null ? null : validation.metric(),
                        curve));
    }
}

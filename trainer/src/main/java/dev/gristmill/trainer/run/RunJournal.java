package dev.gristmill.trainer.run;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Engine;
import dev.gristmill.job.Task;
import dev.gristmill.job.grammar.Words;
import dev.gristmill.spi.SourceExtent;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.store.ModelReference;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.iteration.FitSummary;
import dev.gristmill.trainer.iteration.Start;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.profile.DataProfile;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.report.FittedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what a run comes to know, for its summary. */
final class RunJournal implements RunListener {

    private final RunContext context;
    private final AlgorithmDescription algorithm;
    private final Instant startedAt;
    private final List<TrainSummary.Step> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable RunState step;
    private Instant stepStartedAt;
    private @Nullable RunStart start;
    private @Nullable RunClaim claim;
    private @Nullable SourceSnapshot snapshot;
    private @Nullable SourceExtent held;
    private RunEvent.Advanced advanced = new RunEvent.Advanced(0, 0, 0, 0);
    private RunEvent.@Nullable Placed placed;
    private @Nullable String resumedFrom;
    private @Nullable Task task;
    private @Nullable SplitCounts split;
    private @Nullable DataProfile profile;
    private @Nullable FittedModel fitted;
    private @Nullable FitSummary fit;
    private Engine engine;
    private Map<String, Double> metrics = Map.of();
    private @Nullable Judgement judgement;
    private @Nullable GateDecision gate;
    private @Nullable ModelVersion version;
    private TrainSummary.@Nullable Holder holder;
    private TrainSummary.@Nullable Report report;
    private @Nullable ErrorDocument error;

    RunJournal(RunContext context, AlgorithmDescription algorithm) {
        this.context = context;
        this.algorithm = algorithm;
        this.task = context.job().task() == null && algorithm.tasks().size() == 1
                ? algorithm.tasks().get(0)
                : context.job().task();
        this.startedAt = context.clock().instant();
        this.stepStartedAt = startedAt;
        this.engine = context.job().engine();
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.StepStarted started) {
            step = started.step();
            stepStartedAt = context.clock().instant();
        } else if (event instanceof RunEvent.StepFinished finished) {
            steps.add(new TrainSummary.Step(
                    finished.step().name(), RunState.SUCCEEDED, finished.took().toMillis()));
            step = null;
        } else if (event instanceof RunEvent.Advanced more) {
            advanced = more;
        } else if (event instanceof RunEvent.Placed tasks) {
            placed = tasks;
        } else if (event instanceof RunEvent.Warned warned) {
            warnings.add(warned.text());
        }
    }

    /** The step under way; null between steps. */
    @Nullable RunState step() {
        return step;
    }

    /** What there is to do, once that is known. */
    @Nullable RunStart start() {
        return start;
    }

    void began(RunStart value) {
        start = value;
    }

    /** The claim, once there is one. */
    @Nullable RunClaim claim() {
        return claim;
    }

    /** Why the run failed; null unless it did. */
    @Nullable ErrorDocument error() {
        return error;
    }

    void claimed(RunClaim value) {
        claim = value;
    }

    void resumedFrom(@Nullable String attempt) {
        resumedFrom = attempt;
    }

    void read(SourceSnapshot pinned, SourceExtent extent) {
        snapshot = pinned;
        held = extent;
    }

    /** What was pinned; null before. */
    @Nullable SourceSnapshot snapshot() {
        return snapshot;
    }

    /** What the data looked like; null where that was not found out. */
    @Nullable DataProfile profile() {
        return profile;
    }

    /** What was trained; null before. */
    @Nullable FittedModel fitted() {
        return fitted;
    }

    /** What the model is worth; null before the evaluation. */
    @Nullable Judgement judgement() {
        return judgement;
    }

    void profiled(DataProfile value) {
        profile = value;
    }

    void trained(FittedModel value) {
        fitted = value;
    }

    void engine(Engine value) {
        engine = value;
    }

    /** What fits the model, as it is written. */
    String engine() {
        return Words.of(engine);
    }

    void fittedBySteps(FitSummary value) {
        fit = value;
    }

    /** How the fit went; null for one that did not go step by step, and before its end. */
    @Nullable FitSummary fit() {
        return fit;
    }

    /** The version of the run's own model that the fit began at; null for none. */
    @Nullable Integer parent() {
        Start start = fit == null ? null : fit.start();
        if (start == null || start.from() == null) {
            return null;
        }
        ModelReference from = ModelReference.parse(start.from());
        return from.model().equals(context.job().publish().model())
                ? (Integer) from.version().getAsInt()
                : null;
    }

    void reported(TrainSummary.Report value) {
        report = value;
    }

    void prepared(Task learned, SplitCounts counts) {
        task = learned;
        split = counts;
    }

    void evaluated(Judgement found, GateDecision decision) {
        judgement = found;
        metrics = found.metrics();
        gate = decision;
    }

    void published(ModelVersion value) {
        version = value;
        metrics = metrics.isEmpty() ? value.commit().metrics() : metrics;
        gate = value.commit().gate();
    }

    void skipped(RunStart.Held held) {
        holder = TrainSummary.Holder.of(held);
    }

    TrainSummary summary(RunState state, @Nullable GristmillException failure) {
        error = failure == null ? null : ErrorDocument.of(failure);
        ExitCode exitCode = failure != null
                ? failure.code().exitCode()
                : state == RunState.REJECTED ? ExitCode.REJECTED : ExitCode.OK;
        Instant now = context.clock().instant();
        List<TrainSummary.Step> all = new ArrayList<>(steps);
        if (step != null) {
            all.add(new TrainSummary.Step(
                    step.name(), state, Duration.between(stepStartedAt, now).toMillis()));
        }
        return new TrainSummary(
                state,
                exitCode.number(),
                run(),
                new TrainSummary.Job(
                        context.job().name(), context.job().origin().digest()),
                context.request().logicalDate(),
                task == null ? null : task.label(),
                new TrainSummary.Algorithm(algorithm.name(), algorithm.className(), engine()),
                model(),
                metrics,
                gate,
                source(),
                split,
                fit == null ? null : TrainSummary.Fit.of(fit),
                resumedFrom,
                all,
                report,
                startedAt,
                now,
                Duration.between(startedAt, now).toMillis(),
                warnings,
                holder,
                error);
    }

    private TrainSummary.@Nullable Run run() {
        if (claim != null) {
            return new TrainSummary.Run(
                    claim.runId(), claim.attemptId(), claim.runUri().toString());
        }
        return null;
    }

    private TrainSummary.@Nullable Source source() {
        if (snapshot == null || held == null) {
            return null;
        }
        return new TrainSummary.Source(
                snapshot.connector(),
                advanced.rowsRead(),
                held.rows(),
                held.files() == null ? null : (Long) advanced.bytesRead(),
                held.bytes(),
                held.files() == null ? null : files(snapshot),
                held.files(),
                nodeLocalShare(snapshot));
    }

    private @Nullable Double nodeLocalShare(SourceSnapshot pinned) {
        RunEvent.Placed tasks = placed;
        boolean known = pinned.units().stream().anyMatch(unit -> !unit.hosts().isEmpty());
        return tasks == null || !known ? null : (Double) ((double) tasks.local() / tasks.tasks());
    }

    /** Units of one file have the file's name in common, up to the range. */
    private static int files(SourceSnapshot snapshot) {
        return (int) snapshot.units().stream()
                .map(unit -> unit.id().replaceFirst("#[^#]*$", ""))
                .distinct()
                .count();
    }

    private TrainSummary.@Nullable Model model() {
        if (version == null) {
            return null;
        }
        ModelVersion published = version;
        boolean promoted = context.store()
                .state(published.model())
                .alias(ModelState.CHAMPION)
                .filter(champion -> champion.version() == published.version())
                .isPresent();
        return new TrainSummary.Model(
                published.model(),
                published.version(),
                context.store().uri(published).toString(),
                SparkPath.of(context.store().modelUri(published)),
                promoted);
    }
}

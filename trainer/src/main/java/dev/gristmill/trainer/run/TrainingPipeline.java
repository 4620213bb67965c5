package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.run.RunState;
import dev.gristmill.store.trust.ManifestSigner;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.evaluation.HeldOut;
import dev.gristmill.trainer.evaluation.Judge;
import dev.gristmill.trainer.feature.AlgorithmColumns;
import dev.gristmill.trainer.iteration.EngineChoice;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.label.LabelClasses;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.SparkProgress;
import dev.gristmill.trainer.report.FittedModel;
import dev.gristmill.trainer.run.Publishing.Evaluation;
import dev.gristmill.trainer.session.LinearAlgebra;
import dev.gristmill.trainer.source.JobSources;
import dev.gristmill.trainer.split.Split;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The steps of a run in their order. */
final class TrainingPipeline {

    private final RunContext context;
    private final TrainingJob job;
    private final AlgorithmDescription description;
    private final Steps steps;
    private final RunJournal journal;
    private final SparkProgress progress;
    private final Repeated waiting;
    private final StepwiseFit stepwise;
    private volatile @Nullable SparkContext spark;

    TrainingPipeline(
            RunContext context,
            AlgorithmDescription description,
            Steps steps,
            RunJournal journal,
            SparkProgress progress) {
        this.context = context;
        this.job = context.job();
        this.description = description;
        this.steps = steps;
        this.journal = journal;
        this.progress = progress;
        this.stepwise = new StepwiseFit(context, steps, journal);
        this.waiting = new Repeated(steps.events(), context.clock());
    }

    /** Runs the steps that are left to do; the state that the run ends in. */
    RunState run() {
        Validated validated = steps.run(RunState.VALIDATING, this::validate);
        if (validated.start() instanceof RunStart.Done done) {
            journal.published(done.version());
            return done.version().rejected() ? RunState.REJECTED : RunState.ALREADY_DONE;
        }
        if (validated.start() instanceof RunStart.Held held) {
            journal.skipped(held);
            return RunState.SKIPPED;
        }
        if (validated.start() instanceof RunStart.Committed committed) {
            return steps.run(RunState.PUBLISHING, () -> complete(committed));
        }
        try (Source source = steps.run(RunState.READING, () -> read(validated));
                PreparedRows rows =
                        steps.run(RunState.PREPARING, () -> source.reading(() -> prepare(source), steps::stopping))) {
            Judge judge = judge(rows.label().task(), validated.learner());
            try (Trained trained = steps.run(RunState.TRAINING, () -> train(validated, rows, source.claim()))) {
                journal.trained(fitted(source, rows, trained));
                Evaluation evaluation = steps.run(RunState.EVALUATING, () -> evaluate(judge, trained, rows));
                Publishing publishing =
                        new Publishing(job, description, journal.engine(), journal.parent(), validated.signer());
                return steps.run(
                        RunState.PUBLISHING,
                        () -> end(source.claim(), publishing.publish(source.claim(), rows, trained, evaluation)));
            }
        } finally {
            SparkContext context = spark;
            if (context != null) {
                context.removeSparkListener(progress);
            }
        }
    }

    /** Whether the run will notice by itself, before long, that it is to stop. */
    boolean endsByItself() {
        return stepwise.endsByItself();
    }

    /** Makes Spark give up what it is doing. */
    void cancel() {
        SparkContext context = spark;
        if (context != null) {
            context.cancelAllJobs();
        }
    }

    private Validated validate() {
        JobSources sources = JobSources.of(job, context.plugins()::connector);
        Learner learner = context.plugins().learner(job);
        if (job.task() != null) {
            judge(job.task(), learner);
        }
        EngineChoice engine = EngineChoice.of(job, learner, context.plugins().iterative());
        journal.engine(engine.engine());
        requireThere(job.training().warmStart());
        ManifestSigner signer = Publishing.signer(job, context.store().trust());
        context.store().verifyWritable();
        RunStart start = context.store().begin(context.request(), job.overlap(), this::waiting);
        journal.began(start);
        if (start instanceof RunStart.Continued continued) {
            journal.resumedFrom(continued.previousAttempt());
        }
        return new Validated(start, sources, learner, engine, signer);
    }

    private void requireThere(@Nullable String warmStart) {
        if (warmStart != null && !warmStart.equals(TrainingSpec.CHAMPION)) {
            context.store().resolve(warmStart);
        }
    }

    private void waiting(RunStart.Held held) {
        steps.requireGoingOn();
        waiting.tell("Waiting for " + held.description());
    }

    private Source read(Validated validated) {
        SparkSession session = context.spark().apply(validated.sources().sessionSettings());
        spark = session.sparkContext();
        session.sparkContext().addSparkListener(progress);
        steps.events().on(new RunEvent.Noted("Linear algebra: " + LinearAlgebra.describe()));
        Source source = new Reading(context, AlgorithmColumns.of(description, job.algorithm()), steps.events())
                .open((RunStart.Claimable) validated.start(), session, validated.sources());
        journal.claimed(source.claim());
        journal.read(source.read().snapshot(), source.read().held());
        return source;
    }

    private PreparedRows prepare(Source source) {
        PreparedRows rows = new Preparing(job, description, steps.events(), steps::stopping).prepare(source);
        journal.profiled(rows.profile());
        journal.prepared(rows.label().task(), Publishing.counts(rows));
        LabelClasses classes = rows.label().classes();
        if (job.task() == null && classes != null) {
            steps.events()
                    .on(new RunEvent.Noted(
                            "Task: " + rows.label().task().label() + " (found " + classes.count() + " classes)"));
        }
        return rows;
    }

    private Judge judge(Task task, Learner learner) {
        return Judge.of(job, task, learner, context.plugins().metrics(), steps.events());
    }

    private Trained train(Validated validated, PreparedRows rows, RunClaim claim) {
        IterativeLearner iterative = validated.engine().learner();
        Training.Fit fit = iterative != null && validated.learner() instanceof ModelLearner model
                ? ignored -> stepwise.fit(model, iterative, rows, claim)
                : validated.learner()::train;
        return new Training(validated.learner(), steps.events(), fit).train(rows);
    }

    private static FittedModel fitted(Source source, PreparedRows rows, Trained trained) {
        LabelClasses classes = rows.label().classes();
        return new FittedModel(
                trained.pipeline(),
                rows.rows().schema(),
                source.columns().plan().slots(),
                classes == null ? List.of() : List.of(classes.predictedLabel().getLabels()));
    }

    private Evaluation evaluate(Judge judge, Trained trained, PreparedRows rows) {
        HeldOut heldOut = new HeldOut(
                rows.part(Split.HOLDOUT),
                rows.part(Split.TRAIN),
                rows.label().classes(),
                job.weight() != null,
                job.evaluation().slices());
        Judgement judgement = judge.judge(trained, heldOut);
        Evaluation evaluation = new Evaluation(judgement, GateDecision.decide(job.gate(), judgement.metrics()));
        journal.evaluated(judgement, evaluation.gate());
        steps.events().on(new RunEvent.Measured(judgement.metrics()));
        return evaluation;
    }

    /** An earlier attempt stopped right after its commit: what is missing is the promotion. */
    private RunState complete(RunStart.Committed committed) {
        RunClaim claim = context.store()
                .claim(committed, context.request(), context.store().inputs(committed.inputs()));
        journal.claimed(claim);
        journal.resumedFrom(committed.version().attemptId());
        if (committed.version().promotable()) {
            claim.promote(ModelState.CHAMPION, committed.version());
        }
        return end(claim, committed.version());
    }

    private RunState end(RunClaim claim, ModelVersion version) {
        discardCheckpoints(claim);
        journal.published(version);
        RunState state = version.rejected() ? RunState.REJECTED : RunState.SUCCEEDED;
        claim.release(new Release(version.rejected() ? Release.Outcome.REJECTED : Release.Outcome.SUCCEEDED, false));
        return state;
    }

    private void discardCheckpoints(RunClaim claim) {
        try {
            claim.checkpoints().discard();
        } catch (GristmillException e) {
            steps.events().on(new RunEvent.Warned("Checkpoints are left in the run's folder: " + e.getMessage()));
        }
    }

    private record Validated(
            RunStart start,
            JobSources sources,
            Learner learner,
            EngineChoice engine,
            @Nullable ManifestSigner signer) {}
}

package dev.gristmill.trainer.run;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.Metric;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.evaluation.HeldOut;
import dev.gristmill.trainer.evaluation.Judge;
import dev.gristmill.trainer.iteration.Beginning;
import dev.gristmill.trainer.iteration.FitCheckpoints;
import dev.gristmill.trainer.iteration.IterativeTraining;
import dev.gristmill.trainer.iteration.LoopContext;
import dev.gristmill.trainer.iteration.PreparedView;
import dev.gristmill.trainer.iteration.Start;
import dev.gristmill.trainer.iteration.ValidationMetric;
import dev.gristmill.trainer.iteration.ValidationScore;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.split.Split;
import dev.gristmill.trainer.warmstart.CurrentRows;
import dev.gristmill.trainer.warmstart.EarlierVersions;
import dev.gristmill.trainer.warmstart.WarmStarting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.package$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A run's fit that goes step by step. */
final class StepwiseFit {

    private final RunContext context;
    private final Steps steps;
    private final RunJournal journal;
    private volatile @Nullable IterativeTraining training;

    StepwiseFit(RunContext context, Steps steps, RunJournal journal) {
        this.context = context;
        this.steps = steps;
        this.journal = journal;
    }

    /** Whether it will notice by itself, before long, that the run is to stop. */
    boolean endsByItself() {
        IterativeTraining under = training;
        return under != null && under.stepping();
    }

    Trained fit(ModelLearner model, IterativeLearner learner, PreparedRows prepared, RunClaim claim) {
        Dataset<Row> rows = prepared.part(Split.TRAIN);
        String reference = context.job().training().warmStart();
        WarmStarting warm = reference == null ? null : warm(reference, learner, model.estimator(), prepared, claim);
        try (PreparedView view =
                new PreparedView(model.estimator(), rows, told -> steps.events().on(new RunEvent.Noted(told)))) {
            Supplier<Beginning> beginning =
                    () -> warm == null ? new Beginning(learner.begin(view), null) : warm.begin(view);
            FitCheckpoints checkpoints = new FitCheckpoints(claim.checkpoints(), basis(learner, claim), steps.events());
            IterativeTraining.Fitted fitted = train(model, learner, view, prepared, checkpoints, beginning);
            if (warm != null && prepared.count(Split.VALIDATION) > 0) {
                Optional<Start> anew =
                        warm.worse(view, fitted.summary().start(), fitted.model(), metric(null, model, prepared));
                if (anew.isPresent()) {
                    claim.checkpoints().discard();
                    fitted = train(
                            model,
                            learner,
                            view,
                            prepared,
                            checkpoints,
                            () -> new Beginning(learner.begin(view), anew.get()));
                }
            }
            journal.fittedBySteps(fitted.summary());
            return new Trained(pipeline(fitted.model(), rows), null);
        } finally {
            training = null;
        }
    }

    private IterativeTraining.Fitted train(
            ModelLearner model,
            IterativeLearner learner,
            PreparedView view,
            PreparedRows prepared,
            FitCheckpoints checkpoints,
            Supplier<Beginning> beginning) {
        IterativeTraining loop = new IterativeTraining(
                learner,
                view,
                new LoopContext(
                        context.job().training(),
                        beginning,
                        checkpoints,
                        validation(model, prepared),
                        prepared.count(Split.TRAIN),
                        context.clock(),
                        steps.events(),
                        steps::stopping,
                        () -> Failures.stopped(null)));
        training = loop;
        return loop.train();
    }

    private WarmStarting warm(
            String reference, IterativeLearner learner, Estimator<?> estimator, PreparedRows prepared, RunClaim claim) {
        Dataset<Row> raw = prepared.rows().sparkSession().createDataFrame(prepared.samples(), prepared.inputSchema());
        return new WarmStarting(
                reference,
                learner,
                estimator.getClass().getName(),
                new EarlierVersions(context.store(), claim.champion(), context.models()),
                new CurrentRows(
                        prepared.rows().schema(),
                        raw,
                        prepared.label().classes(),
                        prepared.count(Split.VALIDATION) > 0));
    }

    private Map<String, String> basis(IterativeLearner learner, RunClaim claim) {
        return Map.of(
                "job",
                context.job().origin().digest(),
                "inputs",
                claim.inputsSha256(),
                "learner",
                learner.name(),
                "spark",
                package$.MODULE$.SPARK_VERSION());
    }

    private @Nullable ValidationScore validation(ModelLearner model, PreparedRows prepared) {
        EarlyStoppingSpec spec = context.job().training().earlyStopping();
        return spec == null ? null : new ValidationScore(spec, metric(spec.metric(), model, prepared));
    }

    /** What a model is worth on the validation rows; by the job's first metric if none is named. */
    private ValidationMetric metric(@Nullable String stated, ModelLearner model, PreparedRows prepared) {
        TrainingJob job = context.job();
        Task task = prepared.label().task();
        List<Metric> plugins = context.plugins().metrics();
        String name = stated == null
                ? Judge.of(job, task, model, plugins, event -> {}).metrics().get(0)
                : stated;
        MetricDescription metric =
                Catalogue.load(StepwiseFit.class.getClassLoader()).metric(name).orElseThrow();
        Judge judge = Judge.ofMetric(name, task, model, plugins, event -> {});
        Dataset<Row> train = prepared.part(Split.TRAIN);
        HeldOut validating = new HeldOut(
                prepared.part(Split.VALIDATION), train, prepared.label().classes(), job.weight() != null, List.of());
        return new ValidationMetric(
                name,
                metric.direction(),
                fitted -> Objects.requireNonNull(judge.judge(new Trained(pipeline(fitted, train), null), validating)
                        .metrics()
                        .get(name)));
    }

    private static PipelineModel pipeline(Model<?> model, Dataset<Row> rows) {
        return new Pipeline("algorithm").setStages(new PipelineStage[] {model}).fit(rows);
    }
}

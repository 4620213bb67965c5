package dev.gristmill.trainer.run;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.evaluation.HeldOut;
import dev.gristmill.trainer.evaluation.Judge;
import dev.gristmill.trainer.iteration.FitCheckpoints;
import dev.gristmill.trainer.iteration.IterativeTraining;
import dev.gristmill.trainer.iteration.LoopContext;
import dev.gristmill.trainer.iteration.PreparedView;
import dev.gristmill.trainer.iteration.ValidationScore;
import dev.gristmill.trainer.split.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        try (PreparedView view = new PreparedView(model.estimator(), rows)) {
            IterativeTraining loop = new IterativeTraining(
                    learner,
                    view,
                    new LoopContext(
                            context.job().training(),
                            new FitCheckpoints(claim.checkpoints(), basis(learner, claim), steps.events()),
                            validation(model, prepared),
                            prepared.count(Split.TRAIN),
                            context.clock(),
                            steps.events(),
                            steps::stopping,
                            () -> Failures.stopped(null)));
            training = loop;
            IterativeTraining.Fitted fitted = loop.train();
            journal.fittedBySteps(fitted.summary());
            return new Trained(pipeline(fitted.model(), rows), null);
        } finally {
            training = null;
        }
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
        if (spec == null) {
            return null;
        }
        MetricDescription metric = Catalogue.load(StepwiseFit.class.getClassLoader())
                .metric(spec.metric())
                .orElseThrow();
        TrainingJob job = context.job();
        Judge judge = Judge.ofMetric(
                spec.metric(), prepared.label().task(), model, context.plugins().metrics(), event -> {});
        Dataset<Row> train = prepared.part(Split.TRAIN);
        HeldOut validating = new HeldOut(
                prepared.part(Split.VALIDATION), train, prepared.label().classes(), job.weight() != null, List.of());
        return new ValidationScore(
                spec,
                metric.direction(),
                fitted -> Objects.requireNonNull(judge.judge(new Trained(pipeline(fitted, train), null), validating)
                        .metrics()
                        .get(spec.metric())));
    }

    private static PipelineModel pipeline(Model<?> model, Dataset<Row> rows) {
        return new Pipeline("algorithm").setStages(new PipelineStage[] {model}).fit(rows);
    }
}

package dev.gristmill.trainer.iteration;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.Engine;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.jspecify.annotations.Nullable;

/**
 * What fits a job's model, and why that.
 *
 * @param engine never {@link Engine#AUTO}
 * @param learner that goes step by step; null where the fit is one step
 * @param reason as a clause
 */
public record EngineChoice(Engine engine, @Nullable IterativeLearner learner, String reason) {

    /**
     * The choice for a job.
     *
     * @param learners those that go step by step
     * @throws GristmillException when the job asks for what nothing here can do
     */
    public static EngineChoice of(TrainingJob job, Learner learner, List<IterativeLearner> learners) {
        EngineChoice choice = learner instanceof ModelLearner model
                ? of(job, model.estimator(), learners)
                : oneStep(job, "it gives a table instead of a model");
        if (choice.learner == null) {
            boolean checkpoint = !job.training().checkpoint().equals(CheckpointSpec.STANDARD);
            refuse(job, "training.checkpoint", checkpoint, choice);
            refuse(job, "training.earlyStopping", job.training().earlyStopping() != null, choice);
            refuse(job, "training.budget", job.training().budget() != null, choice);
            refuse(job, "training.warmStart", job.training().warmStart() != null, choice);
        }
        return choice;
    }

    private static EngineChoice of(TrainingJob job, Estimator<?> estimator, List<IterativeLearner> learners) {
        List<String> refusals = new ArrayList<>();
        for (IterativeLearner candidate : candidates(job.engine(), estimator, learners)) {
            Optional<String> refusal = candidate.refusal(estimator);
            if (refusal.isEmpty()) {
                return chosen(job.engine(), candidate);
            }
            refusals.add((candidate.overBlocks() ? "the fit over blocks" : "the fit by steps") + " was not taken: "
                    + refusal.get());
        }
        return oneStep(
                job,
                refusals.isEmpty()
                        ? "there is no fit of " + job.algorithm().name() + " by steps"
                                + (job.engine() == Engine.MLLIB ? " through spark.ml" : "")
                        : String.join("; ", refusals));
    }

    // Those over blocks first: that is what they are for. A job that wants spark.ml's model gets no other
    private static List<IterativeLearner> candidates(
            Engine engine, Estimator<?> estimator, List<IterativeLearner> learners) {
        return learners.stream()
                .filter(it -> it.estimator().equals(estimator.getClass().getName()))
                .filter(it -> engine == Engine.AUTO || (engine == Engine.BLOCKS ? it.overBlocks() : it.sameModel()))
                .sorted((left, right) -> Boolean.compare(right.overBlocks(), left.overBlocks()))
                .toList();
    }

    private static EngineChoice chosen(Engine stated, IterativeLearner learner) {
        Engine engine = learner.overBlocks() ? Engine.BLOCKS : Engine.MLLIB;
        String reason = learner.overBlocks()
                ? "Gristmill fits it over prepared blocks of rows, step by step"
                : "spark.ml fits it piece by piece, and each piece goes on from the last";
        return new EngineChoice(engine, learner, stated == Engine.AUTO ? reason : reason + ", as the job says");
    }

    private static EngineChoice oneStep(TrainingJob job, String reason) {
        if (job.engine() == Engine.BLOCKS) {
            throw new GristmillException(
                    TrainerErrors.ENGINE,
                    "Cannot use engine blocks with " + job.algorithm().name() + ": " + reason,
                    "engine",
                    "leave engine out, or change the algorithm's parameters");
        }
        return new EngineChoice(Engine.MLLIB, null, "spark.ml fits it in one step: " + reason);
    }

    private static void refuse(TrainingJob job, String key, boolean stated, EngineChoice choice) {
        if (stated) {
            throw new GristmillException(
                    TrainerErrors.ENGINE,
                    "Cannot use " + key + " with " + job.algorithm().name() + ": " + choice.reason(),
                    key,
                    "leave " + key + " out, or take an algorithm that is fitted step by step");
        }
    }
}

package dev.gristmill.trainer.run;

import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.Algorithm;
import dev.gristmill.trainer.split.Split;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;

/** Fits the algorithm to the training rows. */
final class Training {

    private final TrainingJob job;
    private final Algorithm algorithm;

    Training(TrainingJob job, Algorithm algorithm) {
        this.job = job;
        this.algorithm = algorithm;
    }

    /** A model from feature vectors to predictions. */
    PipelineModel train(PreparedRows rows) {
        PipelineStage estimator =
                algorithm.estimator(job.algorithm().params(), job.training().seed());
        return new Pipeline("algorithm")
                .setStages(new PipelineStage[] {estimator})
                .fit(rows.part(Split.TRAIN));
    }
}

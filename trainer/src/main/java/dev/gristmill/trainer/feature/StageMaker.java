package dev.gristmill.trainer.feature;

import dev.gristmill.job.Task;
import org.apache.spark.ml.PipelineStage;

/** Makes a new stage, the same every time. */
@FunctionalInterface
interface StageMaker {

    /**
     * The stage, unfitted.
     *
     * @throws dev.gristmill.job.file.InvalidJobException when it does not fit the task
     */
    PipelineStage stage(Task task);
}

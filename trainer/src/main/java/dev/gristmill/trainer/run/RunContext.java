package dev.gristmill.trainer.run;

import dev.gristmill.job.TrainingJob;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.SparkSession;

/**
 * What a run takes from outside.
 *
 * @param job what to do
 * @param request which run of the model this is
 * @param store where the model goes
 * @param plugins who can do it
 * @param models loads a published version by its reference
 * @param spark starts the session with the settings that the connectors need, on first need; whoever made the context
 *     stops it
 * @param clock the time of day
 */
public record RunContext(
        TrainingJob job,
        RunRequest request,
        ModelStore store,
        Plugins plugins,
        Function<String, PipelineModel> models,
        Function<Map<String, String>, SparkSession> spark,
        InstantSource clock) {}

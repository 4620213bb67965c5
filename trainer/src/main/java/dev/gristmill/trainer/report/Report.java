package dev.gristmill.trainer.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gristmill.cli.JsonDocument;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.store.artifact.SoftwareVersions;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.iteration.FitSummary;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.profile.DataProfile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run has to say ({@code report.json}). The same shape however the run ended; what it did not come to is null
 * or empty. {@code report.schema.json} beside this class describes the document.
 *
 * @param outcome how the run ended
 * @param run its name and place
 * @param job what it was told
 * @param logicalDate the date that it was for
 * @param task what was to be learned; null when only the labels could tell, and it ended before they did
 * @param algorithm what learned it
 * @param model what was published
 * @param gate what the gate said
 * @param metrics on the held-out rows, in the order they are shown
 * @param source what was read
 * @param split how many rows trained, validated and were held out
 * @param judgement what the model is worth
 * @param data what the data looked like
 * @param importance what the model makes of its features; null for a run that trained none
 * @param learningCurve the objective by iteration of a fit in one step; empty for one that does not tell
 * @param fit how a fit went that went step by step; null for other fits
 * @param steps those that began, in order
 * @param environment what the run ran on
 */
public record Report(
        Outcome outcome,
        Run run,
        Job job,
        @Nullable String logicalDate,
        @Nullable String task,
        Algorithm algorithm,
        @Nullable Model model,
        @Nullable GateDecision gate,
        List<Metric> metrics,
        @Nullable Source source,
        @Nullable SplitCounts split,
        @Nullable Judgement judgement,
        @Nullable DataProfile data,
        @Nullable Importance importance,
        List<Double> learningCurve,
        @Nullable FitSummary fit,
        List<Step> steps,
        Environment environment) {

    public Report {
        metrics = List.copyOf(metrics);
        learningCurve = List.copyOf(learningCurve);
        steps = List.copyOf(steps);
    }

    /** The bytes of {@code report.json}. */
    public byte[] json() {
        return JsonDocument.text(this).getBytes(StandardCharsets.UTF_8);
    }

    /** What the page is about: the version, or the job where there is none. */
    String title() {
        return model == null ? job.name() : model.name() + "@" + model.version();
    }

    /**
     * How a run ended.
     *
     * @param state one of the ends
     * @param exitCode of the process
     * @param decision the same as a sentence without its full stop
     * @param startedAt when the attempt began
     * @param finishedAt when it ended
     * @param durationMillis between the two
     * @param warnings what may be wrong
     * @param error why it failed
     */
    public record Outcome(
            RunState state,
            int exitCode,
            String decision,
            Instant startedAt,
            Instant finishedAt,
            long durationMillis,
            List<String> warnings,
            @Nullable ErrorDocument error) {

        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A run's name and place.
     *
     * @param id the run
     * @param attempt this attempt at it; null for a run that failed before it had one
     * @param folder the URI of its records
     * @param resumedFrom the attempt that this one went on from
     */
    public record Run(
            String id,
            @Nullable String attempt,
            String folder,
            @Nullable String resumedFrom) {}

    /**
     * The job.
     *
     * @param name its name
     * @param digest of what makes two jobs the same training
     * @param text the job before substitution: without secrets
     */
    public record Job(String name, String digest, String text) {}

    /**
     * The algorithm.
     *
     * @param name its short name
     * @param className of the spark.ml estimator; null for one that gives a table
     * @param engine that ran it
     */
    public record Algorithm(
            String name, @JsonProperty("class") @Nullable String className, String engine) {}

    /**
     * The version that came of it.
     *
     * @param name of the model
     * @param version from 1
     * @param uri of everything that was published
     * @param pipelineModel the path that {@code PipelineModel.load} takes
     * @param promoted whether it became the champion
     */
    public record Model(String name, int version, String uri, String pipelineModel, boolean promoted) {}

    /**
     * A number on the held-out rows, and how to read it.
     *
     * @param name as in the job file
     * @param value finite
     * @param direction which of two values is the better; null when nobody describes the metric
     * @param minimum the smallest possible value; null for none
     * @param maximum the largest possible value; null for none
     * @param definition one sentence; null when nobody describes the metric
     * @param binningError how far off it may be because rows were binned; null for a metric that is not
     */
    public record Metric(
            String name,
            double value,
            MetricDescription.@Nullable Direction direction,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable String definition,
            @Nullable Double binningError) {

        /** A value with its description, if there is one. */
        public static Metric of(
                String name, double value, @Nullable Double binningError, @Nullable MetricDescription description) {
            return description == null
                    ? new Metric(name, value, null, null, null, null, binningError)
                    : new Metric(
                            name,
                            value,
                            description.direction(),
                            description.minimum(),
                            description.maximum(),
                            description.definition(),
                            binningError);
        }
    }

    /**
     * What was read.
     *
     * @param connector that read it
     * @param location what was read, without secrets
     * @param units how many pieces are pinned
     * @param bytes their size in storage
     * @param rowsRead rows that tasks read
     * @param bytesRead bytes that tasks read of file systems; null for a source that has no files
     * @param filesRead files that were opened; null for a source that has none
     * @param firstUnit the first piece in canonical order; null for none
     * @param lastUnit the last piece in canonical order; null for none
     * @param window the days that were wanted; null for all
     */
    public record Source(
            String connector,
            String location,
            int units,
            long bytes,
            long rowsRead,
            @Nullable Long bytesRead,
            @Nullable Integer filesRead,
            @Nullable String firstUnit,
            @Nullable String lastUnit,
            @Nullable Window window) {}

    /**
     * A range of whole days.
     *
     * @param column that holds them
     * @param from the first day
     * @param to the last day, itself included
     */
    public record Window(String column, String from, String to) {}

    /**
     * A step of the run.
     *
     * @param name of the state that the run was in
     * @param state how the step ended
     * @param durationMillis how long it took
     */
    public record Step(String name, RunState state, long durationMillis) {}

    /**
     * What the run ran on.
     *
     * @param software versions
     * @param seed of everything random
     */
    public record Environment(SoftwareVersions software, long seed) {}
}

package dev.gristmill.trainer.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.Owner;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.iteration.Ending;
import dev.gristmill.trainer.iteration.FitSummary;
import dev.gristmill.trainer.iteration.Start;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, for programs: the document of {@code gristmill train -o json}. The same shape however the run ended;
 * what it did not come to is null or empty.
 *
 * @param state how it ended
 * @param exitCode of the process
 * @param run its name and place; null when it ended before it had any
 * @param job what it was told; null when that could not be read
 * @param logicalDate the date that it was for
 * @param task what was to be learned; null when only the labels could tell, and it ended before they did
 * @param algorithm what learned it; null when the job could not be read
 * @param model what was published
 * @param metrics on the held-out rows, in the job's order
 * @param gate what the gate said
 * @param source what was read, and what there is
 * @param split how many rows trained, validated and were held out
 * @param fit how the algorithm's fit went; null for one that is one step, and where there was none
 * @param resumedFrom the attempt that this one goes on from
 * @param steps those that began, in order
 * @param report where the report is
 * @param startedAt when the run began
 * @param finishedAt when it ended
 * @param durationMillis between the two
 * @param warnings what may be wrong
 * @param holder who was at work instead; null unless the run was skipped
 * @param error why it failed
 */
public record TrainSummary(
        RunState state,
        int exitCode,
        @Nullable Run run,
        @Nullable Job job,
        @Nullable String logicalDate,
        @Nullable String task,
        @Nullable Algorithm algorithm,
        @Nullable Model model,
        Map<String, Double> metrics,
        @Nullable GateDecision gate,
        @Nullable Source source,
        @Nullable SplitCounts split,
        @Nullable Fit fit,
        @Nullable String resumedFrom,
        List<Step> steps,
        @Nullable Report report,
        Instant startedAt,
        Instant finishedAt,
        long durationMillis,
        List<String> warnings,
        @Nullable Holder holder,
        @Nullable ErrorDocument error) {

    public TrainSummary {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** How the run ended, as a sentence without its full stop. */
    public String decision() {
        String name = model == null ? "" : model.name() + "@" + model.version();
        return switch (state) {
            case SUCCEEDED ->
                model != null && model.promoted()
                        ? "Published " + name + ", the champion from now on"
                        : "Published " + name + "; the champion stays, for it is of a later date";
            case REJECTED -> "Rejected " + name + ": it does not pass the gate, and the champion stays";
            case ALREADY_DONE -> "Already done: " + name + " is the version for " + logicalDate;
            case SKIPPED -> "Skipped: another run of the model is at work, " + holder;
            case STOPPED -> "Stopped; run it again to go on";
            default -> "Failed";
        };
    }

    /** Of a run that could not begin, for its job was not to be read. */
    public static TrainSummary unread(GristmillException failure, Instant at) {
        return new TrainSummary(
                RunState.FAILED,
                failure.code().exitCode().number(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                at,
                at,
                0,
                List.of(),
                null,
                ErrorDocument.of(failure));
    }

    /**
     * A run's name and place.
     *
     * @param id the run
     * @param attempt this attempt at it
     * @param folder the URI of its records
     */
    public record Run(String id, String attempt, String folder) {}

    /**
     * The job.
     *
     * @param name its name
     * @param digest of what makes two jobs the same training
     */
    public record Job(String name, String digest) {}

    /**
     * The algorithm.
     *
     * @param name its short name
     * @param className of the spark.ml estimator
     * @param engine that ran it
     */
    public record Algorithm(
            String name, @JsonProperty("class") @Nullable String className, String engine) {}

    /**
     * The published version.
     *
     * @param name of the model
     * @param version from 1
     * @param uri of everything that was published
     * @param pipelineModel the path that {@code PipelineModel.load} takes
     * @param promoted whether it is the champion now
     */
    public record Model(String name, int version, String uri, String pipelineModel, boolean promoted) {}

    /**
     * What was read, and what the whole source holds.
     *
     * @param connector that read it
     * @param rowsRead rows that tasks read
     * @param rowsHeld rows there are; null when only reading them would tell
     * @param bytesRead bytes that tasks read of file systems; null for a source that has no files
     * @param bytesHeld bytes there are
     * @param filesRead files that were opened; null for a source that has none
     * @param filesHeld files there are; null for a source that has none
     * @param nodeLocalShare of the tasks that read what is on known hosts, the share that ran on one of these, 0 to 1;
     *     null where no host is known
     */
    public record Source(
            String connector,
            long rowsRead,
            @Nullable Long rowsHeld,
            @Nullable Long bytesRead,
            long bytesHeld,
            @Nullable Integer filesRead,
            @Nullable Integer filesHeld,
            @Nullable Double nodeLocalShare) {}

    /**
     * A fit that went step by step.
     *
     * @param iterations how many there were, over all attempts
     * @param maxIterations how many there could be
     * @param stoppedBy why it ended
     * @param bestIteration the one whose state became the model
     * @param resumedAtIteration how many came from earlier attempts; null for a fit that began here
     * @param start where it began; null for a job that asks for no warm start
     */
    public record Fit(
            int iterations,
            int maxIterations,
            Ending stoppedBy,
            int bestIteration,
            @Nullable Integer resumedAtIteration,
            @Nullable Start start) {

        static Fit of(FitSummary fit) {
            return new Fit(
                    fit.iterations(),
                    fit.maxIterations(),
                    fit.ending(),
                    fit.bestIteration(),
                    fit.resumedAt(),
                    fit.start());
        }
    }

    /**
     * A step.
     *
     * @param name of the step
     * @param state {@code SUCCEEDED} or {@code FAILED}
     * @param durationMillis how long it took
     */
    public record Step(String name, RunState state, long durationMillis) {}

    /**
     * The run that was at work instead.
     *
     * @param run its name
     * @param attempt the attempt of that run
     * @param host where it runs
     * @param pid the process id on that host
     * @param claimedAt since when, by that host's clock
     */
    public record Holder(String run, String attempt, String host, long pid, Instant claimedAt) {

        static Holder of(RunStart.Held held) {
            Attempt attempt = held.holder();
            Owner owner = attempt.claim().owner();
            return new Holder(attempt.runId(), attempt.attemptId(), owner.host(), owner.pid(), attempt.claimedAt());
        }

        @Override
        public String toString() {
            return "run " + run + " (attempt " + attempt + ") by process " + pid + " on " + host + ", since "
                    + claimedAt;
        }
    }

    /**
     * The report.
     *
     * @param html the URI for people
     * @param json the URI for programs
     */
    public record Report(String html, String json) {}
}

package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunEvents;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.progress.SparkProgress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attempt at a run: from a valid job to a summary, whatever happens. Run it once. */
public final class TrainingRun {

    private static final int CANCEL_MILLIS = 50;
    /** An iteration under way may take this share of the time; what it cannot end by then is lost. */
    private static final double PATIENCE = 0.7;

    private final RunListener events;
    private final RunJournal journal;
    private final Reporting reporting;
    private final Steps steps;
    private final TrainingPipeline pipeline;
    private final Beating beating;
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * A run that has not begun.
     *
     * @param context what it takes from outside
     * @param algorithm what the catalogue says of the job's algorithm
     * @param listeners hear what happens
     */
    public TrainingRun(RunContext context, AlgorithmDescription algorithm, List<RunListener> listeners) {
        this.journal = new RunJournal(context, algorithm);
        this.beating = new Beating(journal, this::fenced);
        Stream<RunListener> own = Stream.of(journal, beating, new StatusListener(context, journal));
        this.events = new RunEvents(Stream.concat(own, listeners.stream()).toList());
        this.reporting = new Reporting(context, journal, events);
        this.steps = new Steps(events, context.clock());
        this.pipeline = new TrainingPipeline(context, algorithm, steps, journal, new SparkProgress(events));
    }

    /** Runs to an end, and says how it was. Throws nothing but what a listener throws. */
    public Outcome run() {
        try {
            return end(pipeline.run(), null);
        } catch (Throwable e) {
            GristmillException fenced = steps.fenced();
            if (fenced != null) {
                return end(RunState.FAILED, fenced);
            }
            GristmillException failure = steps.stopping() ? Failures.stopped(e) : Failures.explain(e, journal.step());
            RunState state = steps.stopping() ? RunState.STOPPED : RunState.FAILED;
            release(state, failure);
            return end(state, failure);
        } finally {
            finished.countDown();
            beating.close();
        }
    }

    // On the heartbeat's thread
    private void fenced(GristmillException reason) {
        steps.fence(reason);
        try {
            do {
                pipeline.cancel();
            } while (!finished.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the run as soon as it can be: from any thread, at any time.
     *
     * @param seconds how long to wait for its summary
     */
    public void stop(int seconds) throws InterruptedException {
        if (finished.getCount() > 0) {
            steps.stop();
            for (long waited = 0; waited < TimeUnit.SECONDS.toMillis(seconds); waited += CANCEL_MILLIS) {
                // Again and again, because an algorithm's next job may begin after the last was cancelled
                if (!pipeline.endsByItself() || waited >= TimeUnit.SECONDS.toMillis(seconds) * PATIENCE) {
                    pipeline.cancel();
                }
                if (finished.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            events.on(new RunEvent.Warned("The run did not stop within " + seconds + " seconds"));
        }
    }

    private Outcome end(RunState state, @Nullable GristmillException failure) {
        reporting.report(journal.summary(state, failure));
        TrainSummary summary = journal.summary(state, failure);
        String error = failure == null ? "" : failure.code().id() + " " + failure.getMessage();
        events.on(new RunEvent.Finished(state, summary.exitCode(), error));
        return new Outcome(summary, failure);
    }

    /**
     * How a run ended.
     *
     * @param summary what it did
     * @param failure why it failed; null unless it did
     */
    public record Outcome(TrainSummary summary, @Nullable GristmillException failure) {}

    /** Tells the log that this attempt is over. A claim that is lost, or a store that is gone, changes nothing more. */
    private void release(RunState state, GristmillException failure) {
        RunClaim claim = journal.claim();
        if (claim == null) {
            return;
        }
        Release.Outcome outcome = state == RunState.STOPPED ? Release.Outcome.STOPPED : Release.Outcome.FAILED;
        try {
            claim.release(new Release(outcome, failure.retryable()));
        } catch (GristmillException e) {
            events.on(new RunEvent.Warned("The end of the run is not in the model's log: " + e.getMessage()));
        }
    }
}

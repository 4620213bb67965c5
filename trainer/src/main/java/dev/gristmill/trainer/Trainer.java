package dev.gristmill.trainer;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.trainer.algorithm.AlgorithmDescriptions;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.run.Plugins;
import dev.gristmill.trainer.run.RunContext;
import dev.gristmill.trainer.run.TrainSummary;
import dev.gristmill.trainer.run.TrainingRun;
import dev.gristmill.trainer.session.SessionLease;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs from Java, as {@code gristmill train} does.
 *
 * <pre>{@code
 * TrainSummary summary = Trainer.local().train(job);
 * }</pre>
 *
 * <p>Immutable: every method returns another trainer, and one trainer serves any number of runs on any thread. A run
 * uses a Spark session that this JVM already has and leaves it running, with its settings as they are; where there is
 * none it starts one and stops it at its end. Runs at the same time therefore need a session that outlives them all.
 *
 * @param master Spark's master for a session that must be started
 * @param logicalDate the date that the model is for; null for none
 * @param rerunReason why to train again for a date that is done; null for not to
 * @param listeners hear what happens, on the threads of the run
 */
public record Trainer(
        String master,
        @Nullable String logicalDate,
        @Nullable String rerunReason,
        List<RunListener> listeners) {

    private static final ClassLoader LOADER = Trainer.class.getClassLoader();

    public Trainer {
        listeners = List.copyOf(listeners);
    }

    /** On all cores of this machine. */
    public static Trainer local() {
        return on("local[*]");
    }

    /**
     * On a master: {@code local}, {@code local[N]}, {@code local[*]}, {@code local-cluster[N,CORES,MIB]} or {@code
     * spark://HOST:PORT}.
     */
    public static Trainer on(String master) {
        return new Trainer(master, null, null, List.of());
    }

    /** For a date, as {@code 2026-11-01} or {@code 2026-11-01T06:30Z}: one version per date. */
    public Trainer forDate(String date) {
        return new Trainer(master, date, rerunReason, listeners);
    }

    /** Again for a date that is done, or whose job has changed; the reason is recorded. */
    public Trainer rerun(String reason) {
        return new Trainer(master, logicalDate, reason, listeners);
    }

    /** With listeners instead of those it had. */
    public Trainer tell(RunListener... hearers) {
        return new Trainer(master, logicalDate, rerunReason, List.of(hearers));
    }

    /**
     * Trains, evaluates and publishes. A run that fails, or that the gate rejects, is a summary too: see
     * {@link TrainSummary#state()} and {@link TrainSummary#error()}.
     */
    public TrainSummary train(TrainingJob job) {
        InstantSource clock = clock();
        try (SessionLease session = new SessionLease(master, job.name())) {
            return prepare(job, session).run().summary();
        } catch (GristmillException failure) {
            return TrainSummary.unread(failure, clock.instant());
        }
    }

    /** A run that has not begun; whoever asks for it closes the lease after it. */
    TrainingRun prepare(TrainingJob job, SessionLease session) {
        ModelStore store = ModelStore.open(job.publish().store());
        RunContext context = new RunContext(
                job,
                new RunRequest(job.publish().model(), job.name(), job.origin().digest(), logicalDate, rerunReason),
                store,
                Plugins.load(LOADER),
                StoredModels.in(store)::load,
                session::session,
                clock());
        AlgorithmDescription algorithm = AlgorithmDescriptions.of(Catalogue.load(LOADER), job);
        return new TrainingRun(context, algorithm, listeners);
    }

    static InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}

package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs steps, times them, and starts none once the run is to stop. */
final class Steps {

    private final RunListener listener;
    private final InstantSource clock;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<@Nullable GristmillException> fenced = new AtomicReference<>();

    Steps(RunListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    <T> T run(RunState step, Supplier<T> work) {
        requireGoingOn();
        Instant startedAt = clock.instant();
        listener.on(new RunEvent.StepStarted(step));
        T result = work.get();
        listener.on(new RunEvent.StepFinished(step, Duration.between(startedAt, clock.instant())));
        return result;
    }

    /** Hears what the steps have to say. */
    RunListener events() {
        return listener;
    }

    /** Fails if the run is to stop. */
    void requireGoingOn() {
        GristmillException reason = fenced.get();
        if (reason != null) {
            throw reason;
        }
        if (stopping.get()) {
            throw Failures.stopped(null);
        }
    }

    /** The run is to stop because another has taken over. */
    void fence(GristmillException reason) {
        fenced.compareAndSet(null, reason);
        stop();
    }

    /** Why another has taken over; null while none has. */
    @Nullable GristmillException fenced() {
        return fenced.get();
    }

    void stop() {
        stopping.set(true);
    }

    boolean stopping() {
        return stopping.get();
    }
}

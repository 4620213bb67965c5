package dev.gristmill.trainer.run;

import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Runs steps, times them, and starts none once the run is to stop. */
final class Steps {

    private final RunListener listener;
    private final InstantSource clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Steps(RunListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    <T> T run(RunState step, Supplier<T> work) {
        if (stopping.get()) {
            throw Failures.stopped(null);
        }
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

    void stop() {
        stopping.set(true);
    }

    boolean stopping() {
        return stopping.get();
    }
}

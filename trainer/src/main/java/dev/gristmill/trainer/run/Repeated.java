package dev.gristmill.trainer.run;

import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells why nothing happens: at once when the reason changes, and once a minute while it stays the same. */
final class Repeated {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final RunListener listener;
    private final InstantSource clock;
    private String told = "";
    private Instant toldAt = Instant.EPOCH;

    Repeated(RunListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    void tell(String text) {
        Instant now = clock.instant();
        if (!text.equals(told) || !now.isBefore(toldAt.plus(PAUSE))) {
            told = text;
            toldAt = now;
            listener.on(new RunEvent.Waiting(text));
        }
    }
}

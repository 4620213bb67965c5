package dev.gristmill.trainer.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.run.Heartbeat;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the heartbeat of a run going, from the claim to the end. */
final class Beating implements RunListener, AutoCloseable {

    private final RunJournal journal;
    private final Consumer<GristmillException> fenced;
    private @Nullable Heartbeat heartbeat;

    /**
     * Of one run.
     *
     * @param fenced is told that another has taken over
     */
    Beating(RunJournal journal, Consumer<GristmillException> fenced) {
        this.journal = journal;
        this.fenced = fenced;
    }

    @Override
    public synchronized void on(RunEvent event) {
        RunClaim claim = journal.claim();
        if (claim != null && heartbeat == null && !(event instanceof RunEvent.Finished)) {
            heartbeat = claim.beat(fenced);
        }
    }

    @Override
    public synchronized void close() {
        if (heartbeat != null) {
            heartbeat.close();
        }
    }
}

package dev.gristmill.trainer.iteration;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.checkpoint.Checkpoints;
import dev.gristmill.store.checkpoint.SavedState;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoints of a run's fit. One that cannot be written is warned of: the fit is worth more. For one thread. */
public final class FitCheckpoints {

    private final Checkpoints checkpoints;
    private final Map<String, String> basis;
    private final RunListener listener;
    private final ProgressCodec codec = new ProgressCodec();

    /**
     * Of a run.
     *
     * @param basis what must be the same for a fit to go on
     */
    public FitCheckpoints(Checkpoints checkpoints, Map<String, String> basis, RunListener listener) {
        this.checkpoints = checkpoints;
        this.basis = Map.copyOf(basis);
        this.listener = listener;
    }

    /** The newest that is whole and fits. */
    Optional<FitProgress> newest() {
        Optional<SavedState> saved = checkpoints.newest(basis, told -> listener.on(new RunEvent.Warned(told)));
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.read(saved.get().state()));
        } catch (IOException e) {
            listener.on(new RunEvent.Warned("The checkpoint after "
                    + saved.get().checkpoint().iteration() + " iterations is not used: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Writes one; where it is, or null if it could not be written.
     *
     * @throws GristmillException when another has taken over
     */
    @Nullable String write(FitProgress progress) {
        try {
            return checkpoints.write(progress.state().iteration(), codec.write(progress), basis);
        } catch (GristmillException e) {
            if (e.code().equals(StoreErrors.FENCED)) {
                throw e;
            }
            listener.on(new RunEvent.Warned(
                    "No checkpoint after " + progress.state().iteration() + " iterations: " + e.getMessage()));
            return null;
        }
    }
}

package dev.gristmill.store.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an alias moved without a run.
 *
 * @param action what was asked for
 * @param by who asked
 * @param reason why, in one line; null if nobody said
 * @param forced whether the version was promoted although the gate had rejected it
 */
public record Intervention(
        Action action, Operator by, @Nullable String reason, boolean forced) {

    /** What a person asks for. */
    public enum Action {
        /** The alias names the version that was asked for. */
        PROMOTE,
        /** The alias names a version again that it has named before. */
        ROLLBACK
    }

    public Intervention {
        Objects.requireNonNull(action);
        Objects.requireNonNull(by);
    }
}

package dev.gristmill.store.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alias moves.
 *
 * @param alias as in {@code champion}
 * @param to the version that it names from here on
 * @param expected the version that it names until here; null for none
 * @param intervention who wanted it; null for a run that promotes what it made
 */
public record Promote(
        String alias,
        int to,
        @Nullable Integer expected,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Intervention intervention)
        implements LogEvent {

    public Promote {
        Objects.requireNonNull(alias);
    }

    @Override
    public EventType type() {
        return EventType.PROMOTE;
    }
}

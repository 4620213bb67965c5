package dev.gristmill.store.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attempt begins: from here on every attempt of a lower epoch is fenced off.
 *
 * @param owner the process that runs
 * @param ttlSeconds how long the owner may be silent before others may take it for dead
 * @param job what is run
 * @param logicalDate the date that the run is for; null for a run of its own
 * @param rerun which run of that date this is
 * @param inputs what is read: the pin that a later attempt of the same run reads by
 * @param resumedFrom the earlier attempt that this one goes on from; null for none
 */
public record Claim(
        Owner owner,
        long ttlSeconds,
        JobIdentity job,
        @Nullable String logicalDate,
        Rerun rerun,
        InputsReference inputs,
        @Nullable String resumedFrom)
        implements LogEvent {

    public Claim {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(job);
        Objects.requireNonNull(rerun);
        Objects.requireNonNull(inputs);
    }

    @Override
    public EventType type() {
        return EventType.CLAIM;
    }
}

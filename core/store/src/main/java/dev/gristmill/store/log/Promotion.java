package dev.gristmill.store.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move of an alias that took place.
 *
 * @param at when, by the clock of whoever moved it
 * @param runId the run that moved it
 * @param alias as in {@code champion}
 * @param from the version before; null for none
 * @param to the version from then on
 * @param intervention who wanted it; null for a run that promoted what it made
 */
public record Promotion(
        Instant at,
        String runId,
        String alias,
        @Nullable Integer from,
        int to,
        @Nullable Intervention intervention) {}

package dev.gristmill.store.log;

import dev.gristmill.store.gate.GateDecision;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An artefact becomes a version.
 *
 * @param version one above the version before; the first is 1
 * @param manifest what the version consists of
 * @param inputsSha256 what it was trained on
 * @param metrics the finite ones, on the held-out rows
 * @param gate what the gate said
 * @param withheld why the run does not promote the version although the gate lets it; null if it does
 */
public record Commit(
        int version,
        ManifestReference manifest,
        String inputsSha256,
        Map<String, Double> metrics,
        GateDecision gate,
        @Nullable String withheld)
        implements LogEvent {

    public Commit {
        Objects.requireNonNull(manifest);
        Objects.requireNonNull(inputsSha256);
        Objects.requireNonNull(gate);
        TreeMap<String, Double> finite = new TreeMap<>(metrics);
        finite.values().removeIf(value -> !Double.isFinite(value));
        metrics = Collections.unmodifiableMap(finite);
    }

    @Override
    public EventType type() {
        return EventType.COMMIT;
    }
}

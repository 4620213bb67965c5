package dev.gristmill.spi;

import java.util.List;

/**
 * The pin of a source: exactly what a run reads, so that it can be read again.
 *
 * @param connector the connector that made it
 * @param location what was read, without secrets
 * @param units the pieces in canonical order
 */
public record SourceSnapshot(String connector, String location, List<SourceUnit> units) {

    public SourceSnapshot {
        units = List.copyOf(units);
    }

    /** The size in storage of all units. */
    public long bytes() {
        return units.stream().mapToLong(SourceUnit::bytes).sum();
    }
}

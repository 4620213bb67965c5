package dev.gristmill.store.log;

/**
 * The files that a tombstone names are gone.
 *
 * @param tombstone the number of that entry
 */
public record Swept(long tombstone) implements LogEvent {

    @Override
    public EventType type() {
        return EventType.SWEPT;
    }
}

package dev.gristmill.cli.models;

import dev.gristmill.store.log.Claim;
import dev.gristmill.store.log.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code models history -o json} writes.
 *
 * @param model the model's name
 * @param at the time that was asked for; null for now
 * @param aliases what each alias named then, in the order in which they first moved
 * @param events the log until then, oldest first
 */
record HistoryDocument(String model, @Nullable Instant at, List<Alias> aliases, List<HistoryEvent> events) {

    /** The log up to its last entry that is not later than a time: in the log's order, whatever the clocks said. */
    static HistoryDocument of(String model, List<LogEntry> entries, @Nullable Instant at) {
        List<HistoryEvent> events = new ArrayList<>();
        Map<String, String> processes = new HashMap<>();
        Map<String, Alias> aliases = new LinkedHashMap<>();
        for (LogEntry entry : entries.subList(0, length(entries, at))) {
            String attempt = entry.runId() + "/" + entry.attemptId();
            if (entry.payload() instanceof Claim claim) {
                processes.put(
                        attempt, claim.owner().host() + ":" + claim.owner().pid());
            }
            HistoryEvent event = HistoryEvent.of(entry, processes.getOrDefault(attempt, entry.runId()));
            events.add(event);
            if (event.alias() != null && event.version() != null) {
                aliases.put(
                        event.alias(),
                        new Alias(event.alias(), event.version(), event.at(), event.by(), event.reason()));
            }
        }
        return new HistoryDocument(model, at, List.copyOf(aliases.values()), events);
    }

    private static int length(List<LogEntry> entries, @Nullable Instant at) {
        int length = entries.size();
        while (at != null && length > 0 && entries.get(length - 1).at().isAfter(at)) {
            length--;
        }
        return length;
    }

    /**
     * What an alias named.
     *
     * @param alias as in {@code champion}
     * @param version that it named
     * @param since when it began to
     * @param by who moved it there
     * @param reason why; null if nobody said
     */
    record Alias(
            String alias,
            int version,
            Instant since,
            String by,
            @Nullable String reason) {}
}

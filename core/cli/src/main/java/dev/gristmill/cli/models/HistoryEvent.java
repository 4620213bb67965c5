package dev.gristmill.cli.models;

import dev.gristmill.store.log.Claim;
import dev.gristmill.store.log.Commit;
import dev.gristmill.store.log.Intervention;
import dev.gristmill.store.log.LogEntry;
import dev.gristmill.store.log.Promote;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.log.Swept;
import dev.gristmill.store.log.Tombstone;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a model's log.
 *
 * @param seq its number, from 1
 * @param at when, by the clock of whoever wrote it
 * @param type what kind of entry
 * @param epoch how many claims there had been
 * @param runId the run that wrote it; null for a person and for garbage collection
 * @param attemptId the attempt of that run; null for a person and for garbage collection
 * @param logicalDate the date that a claim is for; null for none, and for other entries
 * @param version that was committed, or that the alias names now; null for other entries
 * @param alias that moved; null for other entries
 * @param from the version that the alias named before; null for none
 * @param outcome what the gate said, how an attempt ended, what a person did, or what was collected; null for other
 *     entries
 * @param by who wrote it: the process of a run, or a person
 * @param reason why; null if nobody said
 * @param forced whether a version was promoted that the gate had rejected
 */
record HistoryEvent(
        long seq,
        Instant at,
        String type,
        long epoch,
        @Nullable String runId,
        @Nullable String attemptId,
        @Nullable String logicalDate,
        @Nullable Integer version,
        @Nullable String alias,
        @Nullable Integer from,
        @Nullable String outcome,
        String by,
        @Nullable String reason,
        boolean forced) {

    static HistoryEvent of(LogEntry entry, String process) {
        if (entry.payload() instanceof Claim claim) {
            return run(
                    entry,
                    process,
                    claim.logicalDate(),
                    null,
                    null,
                    claim.rerun().reason());
        }
        if (entry.payload() instanceof Commit commit) {
            String gate = commit.gate().decision().name();
            return run(entry, process, null, commit.version(), gate, commit.withheld());
        }
        if (entry.payload() instanceof Release release) {
            return run(entry, process, null, null, release.outcome().name(), null);
        }
        if (entry.payload() instanceof Tombstone tombstone) {
            int attempts = tombstone.attempts().size();
            return collected(entry, "files of " + attempts + (attempts == 1 ? " attempt" : " attempts"));
        }
        if (entry.payload() instanceof Swept swept) {
            return collected(entry, "files of entry " + swept.tombstone());
        }
        return entry.payload() instanceof Promote promote
                ? moved(entry, process, promote)
                : run(entry, process, null, null, null, null);
    }

    private static HistoryEvent collected(LogEntry entry, String outcome) {
        return new HistoryEvent(
                entry.seq(),
                entry.at(),
                entry.payload().type().name(),
                entry.epoch(),
                null,
                null,
                null,
                null,
                null,
                null,
                outcome,
                "models gc",
                null,
                false);
    }

    private static HistoryEvent run(
            LogEntry entry,
            String process,
            @Nullable String date,
            @Nullable Integer version,
            @Nullable String outcome,
            @Nullable String reason) {
        return new HistoryEvent(
                entry.seq(),
                entry.at(),
                entry.payload().type().name(),
                entry.epoch(),
                entry.runId(),
                entry.attemptId(),
                date,
                version,
                null,
                null,
                outcome,
                process,
                reason,
                false);
    }

    private static HistoryEvent moved(LogEntry entry, String process, Promote promote) {
        Intervention person = promote.intervention();
        return new HistoryEvent(
                entry.seq(),
                entry.at(),
                promote.type().name(),
                entry.epoch(),
                person == null ? entry.runId() : null,
                person == null ? entry.attemptId() : null,
                null,
                promote.to(),
                promote.alias(),
                promote.expected(),
                person == null ? null : person.action().name(),
                person == null ? process : person.by().toString(),
                person == null ? null : person.reason(),
                person != null && person.forced());
    }

    /** What happened, in words. */
    String words() {
        String first = attemptId == null || !type.equals("CLAIM") ? subject() : "attempt " + attemptId + date();
        String ending = outcome == null || type.equals("PROMOTE") ? "" : verdict(outcome);
        String because = reason == null ? "" : (first + ending).isEmpty() ? reason : ": " + reason;
        return first + ending + because;
    }

    private String subject() {
        if (alias != null) {
            String move = alias + " " + (from == null ? "none" : from) + " -> " + version;
            return move + (forced ? ", against the gate" : "");
        }
        return version == null ? "" : "version " + version;
    }

    private String verdict(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return version == null ? lower : ", gate " + lower;
    }

    private String date() {
        return logicalDate == null ? "" : " for " + logicalDate;
    }

    /** The kind in small letters; a rollback by its own name. */
    String kind() {
        boolean rollback = Intervention.Action.ROLLBACK.name().equals(outcome) && alias != null;
        return rollback ? "rollback" : type.toLowerCase(Locale.ROOT);
    }
}

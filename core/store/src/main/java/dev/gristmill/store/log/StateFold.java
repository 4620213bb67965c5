package dev.gristmill.store.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds up entries to a state. */
final class StateFold {

    private final String model;
    private long epoch;
    private LogTail tail;
    private final Map<AttemptKey, Attempt> attempts = new LinkedHashMap<>();
    private final List<ModelVersion> versions;
    private final Map<String, Integer> aliases;
    private final List<Promotion> promotions;
    private final Map<Long, Removal> removals = new LinkedHashMap<>();
    private final Set<AttemptKey> removed = new HashSet<>();

    StateFold(ModelState base) {
        model = base.model();
        epoch = base.epoch();
        tail = base.tail();
        base.attempts().forEach(this::put);
        versions = new ArrayList<>(base.versions());
        aliases = new LinkedHashMap<>(base.aliases());
        promotions = new ArrayList<>(base.promotions());
        base.removals().forEach(this::put);
    }

    ModelState state() {
        return new ModelState(
                model,
                epoch,
                tail,
                List.copyOf(attempts.values()),
                versions,
                aliases,
                promotions,
                List.copyOf(removals.values()));
    }

    /** Why the entry cannot be the next one; empty if it can. */
    Optional<String> objection(LogEntry entry) {
        if (entry.seq() != tail.seq() + 1) {
            return Optional.of("its number is " + entry.seq());
        }
        if (!entry.prevSha256().equals(tail.sha256())) {
            return Optional.of("it does not follow from the entry before it");
        }
        return meaningful(entry) ? Optional.empty() : Optional.of("it contradicts the entries before it");
    }

    private boolean meaningful(LogEntry entry) {
        LogEvent event = entry.payload();
        if (event instanceof Claim) {
            return entry.epoch() == epoch + 1 && !claimed(entry) && !removed.contains(key(entry));
        }
        if (entry.epoch() != epoch) {
            return false;
        }
        if (event instanceof Commit commit) {
            return claimed(entry) && commit.version() == versions.size() + 1 && !removed.contains(key(entry));
        }
        if (event instanceof Promote promote) {
            return promote.to() >= 1 && promote.to() <= versions.size() && !removed.contains(maker(promote.to()));
        }
        if (event instanceof Tombstone tombstone) {
            return aliases.values().stream().map(this::maker).noneMatch(tombstone.attempts()::contains);
        }
        return event instanceof Swept swept ? removals.containsKey(swept.tombstone()) : claimed(entry);
    }

    private boolean claimed(LogEntry entry) {
        return attempts.containsKey(key(entry));
    }

    private AttemptKey maker(int version) {
        return versions.get(version - 1).attempt();
    }

    /** Takes an entry to which there is no objection. */
    void add(LogEntry entry, String sha256) {
        LogEvent event = entry.payload();
        if (event instanceof Claim claim) {
            put(new Attempt(entry.runId(), entry.attemptId(), entry.epoch(), entry.at(), claim, null));
        } else if (event instanceof Commit commit) {
            versions.add(version(entry, commit));
        } else if (event instanceof Promote promote) {
            Integer from = aliases.put(promote.alias(), promote.to());
            promotions.add(new Promotion(
                    entry.at(), entry.runId(), promote.alias(), from, promote.to(), promote.intervention()));
        } else if (event instanceof Release release) {
            put(attempt(entry).released(release));
        } else if (event instanceof Tombstone tombstone) {
            put(new Removal(entry.seq(), entry.at(), tombstone.attempts(), tombstone.sizeBytes(), false));
        } else if (event instanceof Swept swept) {
            removals.computeIfPresent(swept.tombstone(), (seq, removal) -> removal.completed());
        }
        epoch = entry.epoch();
        tail = new LogTail(entry.seq(), sha256);
    }

    private ModelVersion version(LogEntry entry, Commit commit) {
        Claim claim = attempt(entry).claim();
        return new ModelVersion(
                model,
                commit.version(),
                entry.runId(),
                entry.attemptId(),
                entry.at(),
                claim.job(),
                claim.logicalDate(),
                commit);
    }

    private Attempt attempt(LogEntry entry) {
        Attempt attempt = attempts.get(key(entry));
        if (attempt == null) {
            throw new IllegalStateException("Cannot fold entry " + entry.seq() + ": nobody claimed its attempt");
        }
        return attempt;
    }

    private void put(Attempt attempt) {
        attempts.put(attempt.key(), attempt);
    }

    private void put(Removal removal) {
        removals.put(removal.seq(), removal);
        removed.addAll(removal.attempts());
    }

    private static AttemptKey key(LogEntry entry) {
        return new AttemptKey(entry.runId(), entry.attemptId());
    }
}

package dev.gristmill.store.log;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must hold before an entry is appended. */
final class Guards {

    private Guards() {}

    /** Whether the log already says this; refuses what may not be said now. */
    static boolean repeats(ModelState state, Author author, LogEvent event) {
        long expected = event instanceof Claim ? state.epoch() + 1 : state.epoch();
        requireCurrent(state, author, event, expected);
        if (event instanceof Claim || event instanceof Commit) {
            requireFiles(state, author);
        } else if (event instanceof Promote promote) {
            requireUnmoved(state, promote);
            requireStanding(state, promote);
        } else if (event instanceof Tombstone tombstone) {
            tombstone.attempts().forEach(attempt -> requireGarbage(state, attempt));
        }
        if (event instanceof Swept swept) {
            return isSwept(state, swept);
        }
        return event instanceof Commit && state.versionOf(author.runId()).isPresent();
    }

    private static boolean isSwept(ModelState state, Swept swept) {
        return state.removals().stream().anyMatch(removal -> removal.seq() == swept.tombstone() && removal.swept());
    }

    private static void requireFiles(ModelState state, Author author) {
        if (state.removal(new AttemptKey(author.runId(), author.attemptId())).isPresent()) {
            throw new GristmillException(
                    StoreErrors.FENCED,
                    "Cannot write to the log of " + state.model() + ": attempt " + author.attemptId() + " of run "
                            + author.runId() + " was silent for so long that its files were collected",
                    null,
                    "start the run again");
        }
    }

    private static void requireUnmoved(ModelState state, Promote promote) {
        Integer now = state.aliases().get(promote.alias());
        if (!Objects.equals(now, promote.expected())) {
            throw new GristmillException(
                    StoreErrors.CONFLICT,
                    "Cannot promote " + state.model() + "@" + promote.to() + ": " + promote.alias() + " was moved to "
                            + (now == null ? "nothing" : "version " + now) + " meanwhile",
                    null,
                    promote.intervention() == null
                            ? "start the run again: it then decides against the version that stands now"
                            : "look at 'models history " + state.model() + "', and decide again");
        }
    }

    private static void requireStanding(ModelState state, Promote promote) {
        ModelVersion version = state.version(promote.to()).orElse(null);
        if (version != null && state.removal(version.attempt()).isPresent()) {
            throw removed("promote", version);
        }
    }

    /** What to tell whoever asks for a version that was collected. */
    static GristmillException removed(String verb, ModelVersion version) {
        return new GristmillException(
                StoreErrors.VERSION_REMOVED,
                "Cannot " + verb + " " + version.reference() + ": its files were collected by models gc",
                null,
                "its entry stays in the history; use another version, or train it again by --rerun");
    }

    private static void requireGarbage(ModelState state, AttemptKey key) {
        Optional<ModelVersion> version = state.versionOf(key);
        boolean referenced = version.isPresent()
                ? !state.aliasesOf(version.get().version()).isEmpty()
                : state.attempt(key).filter(it -> it.epoch() >= state.epoch()).isPresent();
        if (referenced) {
            throw new GristmillException(
                    StoreErrors.CONFLICT,
                    "Cannot collect attempt " + key.attemptId() + " of run " + key.runId() + ": it came into use"
                            + " meanwhile",
                    null,
                    "run models gc again");
        }
    }

    static void requireCurrent(ModelState state, Author author) {
        requireCurrent(state, author, null, state.epoch());
    }

    private static void requireCurrent(ModelState state, Author author, @Nullable LogEvent event, long expected) {
        if (author.epoch() != expected) {
            throw fenced(state, author, event);
        }
    }

    private static GristmillException fenced(ModelState state, Author author, @Nullable LogEvent event) {
        String by = state.lastAttempt()
                .map(attempt -> "run " + attempt.runId() + " on "
                        + attempt.claim().owner().host())
                .orElse("nobody");
        return new GristmillException(
                StoreErrors.FENCED,
                "Cannot write to the log of " + state.model() + " at epoch " + author.epoch() + ": " + by
                        + " has claimed epoch " + state.epoch(),
                null,
                event instanceof Promote promote && promote.intervention() != null
                        ? "look at 'models history " + state.model() + "', and decide again"
                        : "only one run of a model goes on; start this one again when the other has ended");
    }
}

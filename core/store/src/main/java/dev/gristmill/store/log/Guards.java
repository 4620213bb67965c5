package dev.gristmill.store.log;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.util.Objects;

/** What must hold before an entry is appended. */
final class Guards {

    private Guards() {}

    /** Whether the log already says this; refuses what may not be said now. */
    static boolean repeats(ModelState state, Author author, LogEvent event) {
        long expected = event instanceof Claim ? state.epoch() + 1 : state.epoch();
        if (author.epoch() != expected) {
            throw fenced(state, author, event);
        }
        if (event instanceof Promote promote) {
            requireUnmoved(state, promote);
        }
        return event instanceof Commit && state.versionOf(author.runId()).isPresent();
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

    private static GristmillException fenced(ModelState state, Author author, LogEvent event) {
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

package dev.gristmill.store.gc;

import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What nobody needs any more: a pure function of the log, the policy, and the times of the files. */
final class GarbageRule {

    private static final int SILENT_TTLS = 3;

    private final ModelState state;
    private final GarbagePolicy policy;
    private final Instant now;

    GarbageRule(ModelState state, GarbagePolicy policy, Instant now) {
        this.state = state;
        this.policy = policy;
        this.now = now;
    }

    /**
     * Whether an attempt that has files is garbage. Files of one that was swept are a late writer's, and are swept again;
     * a tombstone that waits for its sweep is none of this rule's business.
     */
    boolean garbage(AttemptFiles files) {
        Optional<Removal> removal = state.removal(files.key());
        if (removal.isPresent()) {
            return removal.get().swept() && quiet(files);
        }
        Optional<ModelVersion> version = state.versionOf(files.key());
        return version.isPresent()
                ? retired(version.get())
                : overtaken(files.key()) && quiet(files) && !completes(files.key());
    }

    // Who takes up a run after its commit writes the version's report, if the one who committed came to none
    private boolean completes(AttemptKey key) {
        return state.versionOf(key.runId())
                .filter(version -> state.removal(version.attempt()).isEmpty())
                .filter(version -> epoch(version.attempt()) < epoch(key))
                .isPresent();
    }

    private boolean retired(ModelVersion version) {
        Integer keep = policy.keep();
        return keep != null
                && version.version() <= state.versions().size() - keep
                && state.aliasesOf(version.version()).isEmpty();
    }

    // The newest claim may still be at work, however long it has been silent: nobody else has needed the model since
    private boolean overtaken(AttemptKey key) {
        return epoch(key) < state.epoch();
    }

    private long epoch(AttemptKey key) {
        return state.attempt(key).map(Attempt::epoch).orElse(0L);
    }

    private boolean quiet(AttemptFiles files) {
        long ttlSeconds = state.attempt(files.key())
                .map(attempt -> attempt.claim().ttlSeconds())
                .orElse(0L);
        Duration silence = Duration.ofSeconds(SILENT_TTLS * ttlSeconds);
        Duration least = silence.compareTo(policy.quiet()) > 0 ? silence : policy.quiet();
        return files.newest().isBefore(now.minus(least)) || least.isZero();
    }
}

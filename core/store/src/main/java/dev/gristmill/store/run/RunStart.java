package dev.gristmill.store.run;

import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Owner;

/** What there is to do for a request, given what earlier attempts left behind. */
public sealed interface RunStart {

    /** The run that the request means. */
    String runId();

    /** There is work, and a claim must come first. */
    sealed interface Claimable extends RunStart permits Fresh, Continued, Committed {

        /** Which run of its logical date this is; 0 for the first and for a run without a date. */
        int rerun();

        /** The model's epoch when this was found out; a claim fails if anybody has claimed since. */
        long epoch();
    }

    /**
     * Everything: choose the inputs, train, commit, promote.
     *
     * @param runId the run
     * @param rerun which run of its date
     * @param epoch when this was found out
     */
    record Fresh(String runId, int rerun, long epoch) implements Claimable {}

    /**
     * An earlier attempt claimed and did not commit: read what it recorded, go on from its checkpoints.
     *
     * @param runId the run
     * @param rerun which run of its date
     * @param epoch when this was found out
     * @param previousAttempt the newest attempt of the run
     * @param inputs what that attempt reads; the new one must read the same
     */
    record Continued(String runId, int rerun, long epoch, String previousAttempt, InputsReference inputs)
            implements Claimable {}

    /**
     * An earlier attempt committed and was halted before the run was complete: promote the version if it is
     * {@link ModelVersion#promotable()}, then release. Nothing is trained.
     *
     * @param runId the run
     * @param rerun which run of its date
     * @param epoch when this was found out
     * @param version what stands
     * @param inputs what it was trained on
     */
    record Committed(String runId, int rerun, long epoch, ModelVersion version, InputsReference inputs)
            implements Claimable {}

    /**
     * Nothing: the logical date is done.
     *
     * @param runId the run
     * @param version what it made; {@link ModelVersion#rejected()} tells how it ended
     */
    record Done(String runId, ModelVersion version) implements RunStart {}

    /**
     * There is work, and another run of the model is at it.
     *
     * @param runId the run that the request means
     * @param holder who is at work
     */
    record Held(String runId, Attempt holder) implements RunStart {

        /** Who is at work, as in {@code run 0f3a (attempt 0001-1b2c) by process 17 on mill-1, since 2026-11-01T06:00:00Z}. */
        public String description() {
            Owner owner = holder.claim().owner();
            return "run " + holder.runId() + " (attempt " + holder.attemptId() + ") by process " + owner.pid() + " on "
                    + owner.host() + ", since " + holder.claimedAt();
        }
    }
}

package dev.gristmill.store.run;

import dev.gristmill.store.log.InputsReference;
import dev.gristmill.store.log.ModelVersion;

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
}

package dev.gristmill.trainer.iteration;

/** Why a fit ended. */
public enum Ending {
    /** Another iteration would change nothing to speak of. */
    CONVERGED,
    /** All iterations that the algorithm was given are done. */
    ITERATIONS,
    /** The validation rows' metric got no better. */
    EARLY_STOPPING,
    /** The job's budget is spent. */
    BUDGET
}

package dev.gristmill.store.run;

/** Where a run stands. */
public enum RunState {
    PENDING(false),
    VALIDATING(false),
    READING(false),
    PREPARING(false),
    TRAINING(false),
    EVALUATING(false),
    PUBLISHING(false),
    SUCCEEDED(true),
    /** The gate rejected the challenger. */
    REJECTED(true),
    /** There was nothing new to learn from. */
    UNCHANGED(true),
    /** The logical date was done before. */
    ALREADY_DONE(true),
    /** Another run of the model was at work. */
    SKIPPED(true),
    FAILED(true),
    STOPPED(true);

    private final boolean finished;

    RunState(boolean finished) {
        this.finished = finished;
    }

    /** Whether nothing comes after it. */
    public boolean finished() {
        return finished;
    }
}

package dev.gristmill.trainer.progress;

/** Hears what happens in a run, one event at a time. */
@FunctionalInterface
public interface RunListener {

    /** Called on the thread of the run, or on one of Spark's; never on two at once. */
    void on(RunEvent event);
}

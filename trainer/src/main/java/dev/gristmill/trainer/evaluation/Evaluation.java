package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Judgement;
import java.util.List;

/** Judges what an algorithm learned, for one kind of task. */
public interface Evaluation {

    /** The metrics that it has, in the order they are shown. */
    List<String> metrics();

    /** An evaluation that need not measure more than one of its metrics. */
    default Evaluation only(String metric) {
        return this;
    }

    /** Why it does not have a metric of its task, as the end of a sentence. */
    default String reason(String metric) {
        return "the metrics of this task are " + String.join(", ", metrics());
    }

    /**
     * Measures.
     *
     * @param trained what was learned
     * @param heldOut what it is judged on
     * @return with all {@link #metrics()} that can be computed, finite or not
     */
    Judgement measure(Trained trained, HeldOut heldOut);
}

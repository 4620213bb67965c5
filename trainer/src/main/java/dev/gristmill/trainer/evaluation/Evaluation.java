package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Trained;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges what an algorithm learned, for one kind of task. */
public interface Evaluation {

    /** The metrics that it has, in the order they are shown. */
    List<String> metrics();

    /** Why it does not have a metric of its task, as the end of a sentence. */
    default String reason(String metric) {
        return "the metrics of this task are " + String.join(", ", metrics());
    }

    /**
     * Measures.
     *
     * @param trained what was learned
     * @param holdout the prepared rows that were held out
     * @param names which of {@link #metrics()} are wanted
     * @return at least those, finite or not; none that cannot be computed
     */
    Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names);
}

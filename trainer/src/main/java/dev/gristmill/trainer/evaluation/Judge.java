package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.progress.RunListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures what a job asks for. Made before training: a metric that the run cannot have is refused then. */
public final class Judge {

    private final Evaluation evaluation;
    private final List<String> names;
    private final List<String> required;

    private Judge(Evaluation evaluation, List<String> names, List<String> required) {
        this.evaluation = evaluation;
        this.names = List.copyOf(names);
        this.required = List.copyOf(required);
    }

    /**
     * The judge of a job.
     *
     * @param task what is learned
     * @param metrics those that judge a binary classification
     * @param listener hears what is to be said about the numbers
     * @throws GristmillException when the job names a metric that the run cannot have
     */
    public static Judge of(TrainingJob job, Task task, Learner learner, List<Metric> metrics, RunListener listener) {
        Evaluation evaluation = Evaluations.of(task, learner, metrics, listener);
        List<String> stated = job.evaluation().metrics();
        stated.forEach(name -> require(evaluation, task, name, "evaluation.metrics"));
        List<String> gate = job.gate().stream().map(GateRequirement::metric).toList();
        gate.forEach(name -> require(evaluation, task, name, "gate"));
        List<String> wanted = stated.isEmpty() ? evaluation.metrics() : stated;
        return new Judge(evaluation, union(wanted, gate), union(stated, gate));
    }

    /**
     * The metrics in their order.
     *
     * @param holdout the prepared rows that were held out
     * @throws GristmillException when a metric is not a finite number
     */
    public Map<String, Double> judge(Trained trained, Dataset<Row> holdout) {
        Map<String, Double> measured = evaluation.measure(trained, holdout, names);
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : names) {
            Double value = measured.get(name);
            if (value != null) {
                values.put(name, value);
            } else if (required.contains(name)) {
                throw NotFinite.refused(
                        "Cannot evaluate: this model does not tell its " + name, "evaluation.metrics", null);
            }
        }
        NotFinite.refuse(values);
        return values;
    }

    private static List<String> union(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static void require(Evaluation evaluation, Task task, String name, String where) {
        if (!evaluation.metrics().contains(name)) {
            throw new GristmillException(
                    TrainerErrors.NO_METRIC,
                    "Invalid " + where + ": '" + name + "' (expected a metric that this " + task.label() + " can have: "
                            + evaluation.reason(name) + ")",
                    where,
                    "leave it out, or take another algorithm");
        }
    }
}

package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
     * The judge of one metric.
     *
     * @throws GristmillException when the run cannot have it
     */
    public static Judge ofMetric(
            String metric, Task task, Learner learner, List<Metric> metrics, RunListener listener) {
        Evaluation evaluation = Evaluations.of(task, learner, metrics, listener);
        require(evaluation, task, metric, "training.earlyStopping.metric");
        return new Judge(evaluation.only(metric), List.of(metric), List.of(metric));
    }

    /** What it measures, in the order of the job; by default the task's own. */
    public List<String> metrics() {
        return names;
    }

    /**
     * What the model is worth, with the metrics that the job wants in their order.
     *
     * @throws GristmillException when there are no rows to judge by, or a metric or a prediction is not a finite number
     */
    public Judgement judge(Trained trained, HeldOut heldOut) {
        Judgement measured = evaluation.measure(trained, heldOut);
        Map<String, Double> values = wanted(measured.metrics());
        required.stream().filter(name -> !values.containsKey(name)).findFirst().ifPresent(name -> {
            throw NotFinite.refused(
                    "Cannot evaluate: this model does not tell its " + name, "evaluation.metrics", null);
        });
        NotFinite.refuse(values, measured.rows());
        return new Judgement(
                values,
                wanted(measured.errors()),
                measured.rows(),
                measured.weight(),
                measured.detail(),
                measured.slices().stream().map(this::wanted).toList());
    }

    private Judgement.Slice wanted(Judgement.Slice slice) {
        return new Judgement.Slice(slice.column(), slice.value(), slice.rows(), wanted(slice.metrics()), slice.note());
    }

    private Map<String, Double> wanted(Map<String, Double> all) {
        Map<String, Double> some = new LinkedHashMap<>();
        for (String name : names) {
            Double value = all.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return some;
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

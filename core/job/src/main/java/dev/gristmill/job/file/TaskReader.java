package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Task;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.JobGrammar;
import dev.gristmill.job.grammar.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what is to be learned, from {@code task}, the algorithm and the metrics. */
final class TaskReader {

    private final Section job;
    private final JobOrigin origin;
    private final Catalogue catalogue;

    TaskReader(Section job, JobOrigin origin, Catalogue catalogue) {
        this.job = job;
        this.origin = origin;
        this.catalogue = catalogue;
    }

    /** The task that the job states; empty when it states none, or none that there is. */
    Optional<Task> stated() {
        return job.find("task")
                .map(it -> it.oneOf(JobGrammar.TASK.allowed(), List.of()))
                .flatMap(TaskReader::task);
    }

    private static Optional<Task> task(String label) {
        return Arrays.stream(Task.values())
                .filter(it -> it.label().equals(label))
                .findFirst();
    }

    /**
     * The tasks that are left: of those that the algorithm can learn, the stated one, or else those that every named
     * metric can judge. Reports a task that the algorithm cannot learn and metrics that can judge none that is left.
     *
     * @param metrics those that the evaluation states
     */
    List<Task> left(Learning learning, Optional<Task> stated, List<String> metrics, List<GateRequirement> gate) {
        List<Task> left = learning.tasks();
        if (stated.isPresent() && left.contains(stated.get())) {
            left = List.of(stated.get());
        } else if (stated.isPresent() && learning.known()) {
            refuse(learning);
        }
        for (int i = 0; i < metrics.size(); i++) {
            left = judged(left, metrics.get(i), Paths.item("evaluation.metrics", i));
        }
        for (int i = 0; i < gate.size(); i++) {
            left = judged(left, gate.get(i).metric(), Paths.child(Paths.item("gate", i), "metric"));
        }
        return left;
    }

    /** The one task; null when the labels must decide. */
    @Nullable Task decided(Learning learning, List<Task> left, boolean stated) {
        boolean thirdParty = !learning.known() && CatalogueName.thirdParty(learning.name());
        if (thirdParty && !stated) {
            job.missing("task", Expected.oneOf(Words.tasks()) + ", because the algorithm is not in the catalogue");
        }
        if (left.size() > 1 && !left.stream().allMatch(Task::classification)) {
            job.missing("task", Expected.oneOf(left.stream().map(Task::label).toList()));
        }
        return left.size() == 1 ? left.get(0) : null;
    }

    private void refuse(Learning learning) {
        Value task = job.require("task", Expected.value(JobGrammar.TASK));
        String label = task.text(Expected.value(JobGrammar.TASK));
        if (!JobGrammar.TASK.allowed().contains(label)) {
            return;
        }
        String message = "Cannot use task '" + label + "' with algorithm.name: " + learning.name() + " learns "
                + labels(learning.tasks());
        job.reading().problems().contradiction(task.node().position(), "task", message);
    }

    private List<Task> judged(List<Task> left, String name, String path) {
        MetricDescription metric = catalogue.metric(name).orElse(null);
        if (metric == null || left.isEmpty()) {
            return left;
        }
        List<Task> judged = left.stream().filter(metric.tasks()::contains).toList();
        if (!judged.isEmpty()) {
            return judged;
        }
        String message = "Cannot use " + path + " '" + name + "': it does not judge " + labels(left) + " (expected "
                + Expected.oneOf(judging(left)) + ")";
        job.reading().problems().contradiction(origin.locate(path), path, message);
        return left;
    }

    private List<String> judging(List<Task> tasks) {
        return catalogue.metrics().stream()
                .filter(metric -> metric.tasks().stream().anyMatch(tasks::contains))
                .map(MetricDescription::name)
                .toList();
    }

    private static String labels(List<Task> tasks) {
        return tasks.stream().map(Task::label).collect(Collectors.joining(" or "));
    }
}

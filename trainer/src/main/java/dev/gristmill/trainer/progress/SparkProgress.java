package dev.gristmill.trainer.progress;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Turns what Spark does into {@link RunEvent.Advanced} events, and counts what is read from the source.
 *
 * <p>Spark counts reads of cached rows like reads of files. Only a task of a job between {@link #sourceReadBegins} and
 * {@link #sourceReadEnds} that puts a block into the cache has read the source; the session must have
 * {@code spark.taskMetrics.trackUpdatedBlockStatuses} on. Spark calls the listener on one thread.
 */
public final class SparkProgress extends SparkListener {

    private static final String SOURCE_READ = "gristmill.sourceRead";

    private final RunListener listener;
    private final Set<Integer> sourceStages = new HashSet<>();
    private int tasks;
    private int tasksDone;
    private long rowsRead;
    private long bytesRead;

    public SparkProgress(RunListener listener) {
        this.listener = listener;
    }

    /** Marks the jobs that this thread starts from now on as those that read the source. */
    public static void sourceReadBegins(SparkContext context) {
        context.setLocalProperty(SOURCE_READ, "true");
    }

    /** Ends what {@link #sourceReadBegins} began. */
    public static void sourceReadEnds(SparkContext context) {
        context.setLocalProperty(SOURCE_READ, null);
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        if (start.properties() != null && "true".equals(start.properties().getProperty(SOURCE_READ))) {
            start.stageIds().foreach(stage -> sourceStages.add((Integer) stage));
        }
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        if (tasksDone == tasks) {
            tasks = 0;
            tasksDone = 0;
        }
        tasks += submitted.stageInfo().numTasks();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        tasksDone = Math.min(tasks, tasksDone + 1);
        TaskMetrics metrics = end.taskMetrics();
        if (metrics != null
                && sourceStages.contains(end.stageId())
                && !metrics.updatedBlockStatuses().isEmpty()) {
            rowsRead += metrics.inputMetrics().recordsRead();
            bytesRead += metrics.inputMetrics().bytesRead();
        }
        listener.on(new RunEvent.Advanced(tasksDone, tasks, rowsRead, bytesRead));
    }
}

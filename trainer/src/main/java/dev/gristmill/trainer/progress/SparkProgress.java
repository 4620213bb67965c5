package dev.gristmill.trainer.progress;

import dev.gristmill.trainer.session.ReadStatistics;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Turns what Spark does into {@link RunEvent.Advanced} events, and counts what is read from the source.
 *
 * <p>Spark counts reads of cached rows like reads of files. Only a task of a job between {@link #sourceReadBegins} and
 * {@link #sourceReadEnds} has read the source: one that puts rows into the cache, or one of a stage that has nothing
 * to do with the cache, as before a join. The session must have {@code spark.taskMetrics.trackUpdatedBlockStatuses} on.
 * Bytes are those of {@link ReadStatistics} where the session counts them. Spark calls the listener on one thread.
 */
public final class SparkProgress extends SparkListener {

    private static final String SOURCE_READ = "gristmill.sourceRead";

    private final RunListener listener;
    private final Set<Integer> sourceStages = new HashSet<>();
    private final Set<Integer> cachingStages = new HashSet<>();
    private final Set<Integer> placedStages = new HashSet<>();
    private @Nullable String phase;
    private int tasks;
    private int tasksDone;
    private long rowsRead;
    private long bytesRead;
    private int placed;
    private int local;

    public SparkProgress(RunListener listener) {
        this.listener = listener;
    }

    /** Marks the jobs that this thread starts from now on as those that read the source. */
    public static void sourceReadBegins(SparkContext context) {
        context.setLocalProperty(SOURCE_READ, ReadStatistics.begin(context));
    }

    /** Ends what {@link #sourceReadBegins} began. */
    public static void sourceReadEnds(SparkContext context) {
        context.setLocalProperty(SOURCE_READ, null);
        ReadStatistics.end(context);
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        String read = start.properties() == null ? null : start.properties().getProperty(SOURCE_READ);
        if (read != null) {
            phase = read;
            CollectionConverters.asJava(start.stageInfos()).forEach(this::reads);
        }
    }

    private void reads(StageInfo stage) {
        sourceStages.add(stage.stageId());
        if (stage.rddInfos().exists(rdd -> rdd.storageLevel().isValid())) {
            cachingStages.add(stage.stageId());
        }
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        if (tasksDone == tasks) {
            tasks = 0;
            tasksDone = 0;
        }
        StageInfo stage = submitted.stageInfo();
        tasks += stage.numTasks();
        if (stage.taskLocalityPreferences().exists(hosts -> !hosts.isEmpty())) {
            placedStages.add(stage.stageId());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        tasksDone = Math.min(tasks, tasksDone + 1);
        TaskMetrics metrics = end.taskMetrics();
        if (metrics != null && readsSource(end.stageId(), metrics)) {
            rowsRead += metrics.inputMetrics().recordsRead();
            bytesRead += metrics.inputMetrics().bytesRead();
            place(end);
        }
        long counted = phase == null ? bytesRead : ReadStatistics.bytes(phase).orElse(bytesRead);
        listener.on(new RunEvent.Advanced(tasksDone, tasks, rowsRead, counted));
    }

    private boolean readsSource(int stage, TaskMetrics metrics) {
        return sourceStages.contains(stage) && (!cachingStages.contains(stage) || caches(metrics));
    }

    /** Blocks of broadcasts are put where a task runs, too. */
    private static boolean caches(TaskMetrics metrics) {
        return CollectionConverters.asJava(metrics.updatedBlockStatuses()).stream()
                .anyMatch(block -> block._1().isRDD());
    }

    private void place(SparkListenerTaskEnd end) {
        // What reads a shuffle is placed too, beside the most of it
        boolean reads = end.taskMetrics().inputMetrics().recordsRead() > 0;
        if (reads && placedStages.contains(end.stageId())) {
            placed++;
            boolean near = TaskLocality.isAllowed(
                    TaskLocality.NODE_LOCAL(), end.taskInfo().taskLocality());
            local += near ? 1 : 0;
            listener.on(new RunEvent.Placed(placed, local));
        }
    }
}

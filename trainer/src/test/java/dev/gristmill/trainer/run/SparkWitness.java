package dev.gristmill.trainer.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.ml.FitEnd;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Writes down what Spark itself says of a run. */
final class SparkWitness extends SparkListener {

    private final List<String> fitted = new ArrayList<>();
    private final TreeSet<Integer> scans = new TreeSet<>();
    private final Map<Integer, Long> recordsRead = new HashMap<>();

    /** The estimators that were fitted, once for each time. */
    synchronized List<String> fitted() {
        return List.copyOf(fitted);
    }

    /** The input records of the first stage that scans files; every later one that names the scan reads its cache. */
    synchronized long rowsOfTheFirstScan() {
        return recordsRead.getOrDefault(scans.first(), 0L);
    }

    @Override
    public synchronized void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof FitEnd<?> end) {
            fitted.add(end.estimator().uid());
        }
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        boolean scan =
                submitted.stageInfo().rddInfos().exists(info -> info.name().equals("FileScanRDD"));
        if (scan) {
            scans.add(submitted.stageInfo().stageId());
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        recordsRead.merge(end.stageId(), end.taskMetrics().inputMetrics().recordsRead(), Long::sum);
    }
}

package dev.gristmill.trainer.plan;

import dev.gristmill.trainer.plan.PlanDocument.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.DataSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanExecBase;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark leaves to the sources themselves, as its physical plan has it. */
final class PushedDown {

    private static final String PUSHED = "Pushed";
    /** Beside what is pushed down: what a partition's name alone decides, and the columns that are read. */
    private static final List<String> ALSO = List.of("PartitionFilters", "ReadSchema");

    private PushedDown() {}

    /** Of each scan, in the plan's order. */
    static List<Scan> of(Dataset<Row> rows) {
        List<Scan> scans = new ArrayList<>();
        for (SparkPlan leaf :
                CollectionConverters.asJava(rows.queryExecution().sparkPlan().collectLeaves())) {
            if (leaf instanceof DataSourceScanExec scan) {
                scans.add(new Scan(leaf.nodeName(), pushed(CollectionConverters.asJava(scan.metadata()))));
            } else if (leaf instanceof DataSourceV2ScanExecBase scan) {
                scans.add(new Scan(leaf.nodeName(), Map.of("Scan", scan.scan().description())));
            }
        }
        return scans;
    }

    private static Map<String, String> pushed(Map<String, String> metadata) {
        Map<String, String> pushed = new TreeMap<>();
        metadata.forEach((key, value) -> {
            boolean said = !value.isBlank() && !value.equals("[]");
            if (said && (key.startsWith(PUSHED) || ALSO.contains(key))) {
                pushed.put(key, value);
            }
        });
        return pushed;
    }
}

package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On HDFS tasks run where their blocks are. The two DataNodes have names that no executor bears. */
final class NearDataIT {

    private static final String FIRST = "127.0.0.2";
    private static final String SECOND = "127.0.0.3";
    private static final String MAPPED = "-Dspark.hadoop.gristmill.hdfs.hosts=" + HdfsServer.HOSTS.get(0) + "=" + FIRST
            + "," + HdfsServer.HOSTS.get(1) + "=" + SECOND;
    // Both executors are there before the first task is sent
    private static final String BOTH = "-XX:TieredStopAtLevel=1 -Dspark.driver.host=127.0.0.1"
            + " -Dspark.driver.bindAddress=127.0.0.1 -Dspark.cores.max=2"
            + " -Dspark.scheduler.minRegisteredResourcesRatio=1 -Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1";

    @TempDir
    private Path folder;

    private static final URI DATA = HdfsServer.root("near-data");

    @BeforeAll
    static void writeEightFilesOfOneBlockWithOneReplica() {
        SparkSession session = ProductSpark.session();
        session.read()
                .parquet(Repository.file("examples/flights/data").toString())
                .drop("flight_date")
                .repartition(8)
                .write()
                .option("dfs.replication", "1")
                .mode("overwrite")
                .parquet(DATA.toString());
    }

    @Test
    void tasksRunBesideTheirBlocksWhenExecutorsAreKnownByTheirHosts() throws IOException, InterruptedException {
        JsonNode source = train(BOTH + " " + MAPPED);

        assertThat(source.path("nodeLocalShare").asDouble()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void theyRunAnywhereWhenNobodySaysWhichExecutorIsWhere() throws IOException, InterruptedException {
        JsonNode source = train(BOTH + " -Dspark.locality.wait=0s");

        assertThat(source.path("nodeLocalShare").asDouble(1)).isZero();
    }

    @Test
    void thePlanWeighsTheHosts() throws IOException, InterruptedException {
        try (Program plan = Launcher.start(
                Map.of("GRISTMILL_JAVA_OPTS", MAPPED),
                List.of("plan", NearDataJob.write(folder, DATA).toString(), "-o", "json"))) {
            Program.Ended ended = plan.await(Program.PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            JsonNode placement = Json.document(ended.out()).at("/source/placement");
            assertThat(placement.findValuesAsText("host")).containsExactlyInAnyOrder(FIRST, SECOND);
            assertThat(placement.findValuesAsText("rack")).containsExactlyInAnyOrderElementsOf(HdfsServer.RACKS);
            assertThat(placement.get(0).path("weight").asInt()).isEqualTo(100);
        }
    }

    private JsonNode train(String options) throws IOException, InterruptedException {
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("spark"))) {
            cluster.startWorker(FIRST);
            cluster.startWorker(SECOND);
            try (Program program = Launcher.start(
                    Map.of("GRISTMILL_JAVA_OPTS", options),
                    List.of(
                            "train",
                            NearDataJob.write(folder, DATA).toString(),
                            "--master",
                            cluster.url(),
                            "-o",
                            "json"))) {
                return StepwiseJob.succeeded(program).path("source");
            }
        }
    }
}

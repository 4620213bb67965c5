package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On HDFS, tasks of an executor that bears a DataNode's name are beside the blocks which that DataNode has. */
@Tag("product")
final class NearDataProductTest {

    @TempDir
    private Path folder;

    @Test
    void tasksAreBesideTheirBlocksWhenTheExecutorBearsTheDataNodesName() throws IOException, InterruptedException {
        // Two replicas on two DataNodes: each of them has every block
        assertThat(nodeLocalShare(HdfsServer.HOSTS.get(0))).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void theyAreNotWhenItBearsNone() throws IOException, InterruptedException {
        assertThat(nodeLocalShare("mill-9")).isZero();
    }

    private double nodeLocalShare(String executor) throws IOException, InterruptedException {
        URI data = HdfsServer.root(executor);
        FileUtil.copy(
                Repository.file("examples/flights/data/flight_date=2001-01-01").toFile(),
                FileSystem.get(data, new Configuration()),
                new org.apache.hadoop.fs.Path(data),
                false,
                new Configuration());
        Map<String, String> variables = Map.of(
                "SPARK_LOCAL_HOSTNAME",
                executor,
                "GRISTMILL_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1 -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1"
                        + " -Dspark.locality.wait=0s");
        try (Program program = Launcher.start(
                variables, List.of("train", NearDataJob.write(folder, data).toString(), "-o", "json"))) {
            JsonNode source = StepwiseJob.succeeded(program).path("source");
            return source.path("nodeLocalShare").asDouble(1);
        }
    }
}

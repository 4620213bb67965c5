package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a run whose store is not on this host: the launcher, Spark, and the commands that look at models. */
final class RemoteStoreIT {

    @TempDir
    private Path folder;

    @Test
    void trainsIntoABucketByTheMagicCommitter() throws Exception {
        URI endpoint = S3Server.shared().endpoint();
        Map<String, String> environment = configured(S3Server.settings(endpoint));
        String store = "s3a://" + S3Server.BUCKET + "/models";

        trainTwice(environment, store);

        String model = show(environment, store).path("uri").asText();
        URI success = endpoint.resolve(model.replace("s3a:/", "") + "/model/metadata/_SUCCESS");
        String marker = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(success).build(), BodyHandlers.ofString())
                .body();
        assertThat(marker).contains("\"committer\":\"magic\"");
        Program.Ended doctor = Launcher.runWith(environment, "store", "doctor", store, "-o", "json");
        assertThat(doctor.exitCode()).as(doctor.err()).isZero();
        assertThat(Json.document(doctor.out()).path("passed").asBoolean()).isTrue();
    }

    @Test
    void trainsIntoHdfs() throws Exception {
        try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(
                        new Configuration(), folder.resolve("hdfs").toFile())
                .numDataNodes(1)
                .build()) {
            cluster.waitActive();
            String store = "hdfs://127.0.0.1:" + cluster.getNameNodePort() + "/models";
            trainTwice(configured(Map.of("dfs.replication", "1")), store);
        }
    }

    // The second start finds the date done
    private void trainTwice(Map<String, String> environment, String store) throws IOException, InterruptedException {
        JsonNode first = train(environment, store);
        assertThat(first.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(train(environment, store).path("state").asText()).isEqualTo("ALREADY_DONE");
        assertThat(show(environment, store).path("uri").asText())
                .startsWith(store + "/")
                .isEqualTo(first.at("/model/uri").asText());
    }

    private static JsonNode train(Map<String, String> environment, String store)
            throws IOException, InterruptedException {
        Program.Ended ended = Launcher.runWith(
                environment,
                "train",
                January.JOB,
                "-o",
                "json",
                "--for",
                QuickRun.DATE,
                "--set",
                "publish.store=" + store,
                "--set",
                "source.window.to=2001-01-02",
                "--set",
                "algorithm.params.maxIter=20",
                "--set",
                "gate[0].atLeast=0.5");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Json.document(ended.out());
    }

    private static JsonNode show(Map<String, String> environment, String store)
            throws IOException, InterruptedException {
        Program.Ended ended =
                Launcher.runWith(environment, "models", "show", January.MODEL, "--store", store, "-o", "json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Json.document(ended.out());
    }

    private Map<String, String> configured(Map<String, String> settings) throws IOException {
        String site = settings.entrySet().stream()
                .map(setting -> "<property><name>" + setting.getKey() + "</name><value>" + setting.getValue()
                        + "</value></property>")
                .collect(Collectors.joining("\n", "<configuration>\n", "\n</configuration>\n"));
        Files.writeString(folder.resolve("core-site.xml"), site);
        return Map.of("HADOOP_CONF_DIR", folder.toString());
    }
}

package dev.gristmill.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Spark's own cluster on this host: a master, and workers of one core each, all of them processes of a stock Spark. Their
 * ports are free ones.
 */
final class StandaloneCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final Program master;
    private final List<Program> workers = new ArrayList<>();
    private final String url;

    private StandaloneCluster(Path home, Program master, String url) {
        this.home = home;
        this.master = master;
        this.url = url;
    }

    /** A master without workers, in a folder that holds nothing else. */
    static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
        // It must be there; what would be in it is on the class path
        Files.createDirectories(folder.resolve("jars"));
        Program master = daemon(folder, "master.Master", HOST);
        String url = master.lineOnStderr("Starting Spark master at").replaceAll(".*(spark://[0-9.:]+).*", "$1");
        return new StandaloneCluster(folder, master, url);
    }

    String url() {
        return url;
    }

    /** Once it has registered. */
    Program startWorker() throws IOException, InterruptedException {
        return startWorker(HOST);
    }

    /** A worker whose executors bear that name, or one of this host's addresses. */
    Program startWorker(String host) throws IOException, InterruptedException {
        Program worker = daemon(home, "worker.Worker", host, "--cores", "1", "--memory", "1g", url);
        workers.add(worker);
        return worker.awaitOnStderr("Successfully registered with master");
    }

    private static Program daemon(Path home, String name, String host, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Repository.file("scripts/spark-jvm.flags"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                StockSpark.classPath(),
                "org.apache.spark.deploy." + name,
                "--host",
                host,
                "--port",
                "0",
                "--webui-port",
                "0"));
        command.addAll(Arrays.asList(arguments));
        Map<String, String> environment = Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                // For executors
                "SPARK_DIST_CLASSPATH",
                StockSpark.classPath(),
                "CLASSPATH",
                "");
        return Program.start(command, home, environment);
    }

    @Override
    public void close() {
        workers.forEach(Program::close);
        master.close();
    }
}

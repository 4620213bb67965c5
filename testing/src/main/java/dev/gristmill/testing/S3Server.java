package dev.gristmill.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An S3 server with one bucket in memory: S3Proxy as a process of its own, started once per JVM and ended with it. It
 * takes any credentials.
 */
public final class S3Server {

    /** The bucket that is there. */
    public static final String BUCKET = "store";

    private final URI endpoint;

    private S3Server(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The server; started on first use. */
    public static S3Server shared() {
        return Holder.SERVER;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** What S3A needs to find it there, or at another endpoint that leads to it. */
    public static Map<String, String> settings(URI endpoint) {
        return Map.of(
                "fs.s3a.endpoint", endpoint.toString(),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.connection.ssl.enabled", "false",
                "fs.s3a.access.key", "test-access-key",
                "fs.s3a.secret.key", "test-secret-key");
    }

    private static S3Server start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("s3");
        URI endpoint = URI.create("http://127.0.0.1:" + ServerProcess.freePort());
        Path properties = Files.writeString(folder.resolve("s3proxy.properties"), """
                s3proxy.authorization=none
                s3proxy.endpoint=%s
                jclouds.provider=transient-nio2
                jclouds.identity=any
                jclouds.credential=any
                """.formatted(endpoint));
        Path logging = Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%msg%n</pattern></encoder>
                  </appender>
                  <root level="warn"><appender-ref ref="out"/></root>
                </configuration>
                """);
        ServerProcess.start(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Dlogback.configurationFile=" + logging,
                        "-cp",
                        classPath(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        properties.toString()),
                log -> ServerProcess.listens(endpoint.getPort()));
        makeBucket(endpoint);
        return new S3Server(endpoint);
    }

    private static String classPath() throws IOException {
        Path root = Path.of(System.getProperty("gristmill.root"));
        return Files.readString(root.resolve("testing/s3proxy/target/s3proxy.classpath"));
    }

    private static void makeBucket(URI endpoint) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/" + BUCKET))
                .PUT(BodyPublishers.noBody())
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IOException("Cannot make a bucket: S3Proxy answers " + status);
        }
    }

    private static final class Holder {
        static final S3Server SERVER = ServerProcess.started(S3Server::start);
    }
}

package dev.gristmill.connector.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A MariaDB of its own, started once per JVM from the programs on the {@code PATH} and ended with it. */
final class MariaServer {

    static final String PASSWORD = "canary-of-maria";

    private static final int MOST_LOOKS = 2000;

    private final int port;

    private MariaServer(int port) {
        this.port = port;
    }

    static MariaServer shared() {
        return Holder.SERVER;
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/test";
    }

    private static MariaServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mariadb");
        Path data = folder.resolve("data");
        String user = "--user=" + System.getProperty("user.name");
        run(
                folder.resolve("install.log"),
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                user);
        Path script = Files.writeString(folder.resolve("init.sql"), """
                CREATE DATABASE test;
                CREATE USER 'miller'@'%' IDENTIFIED BY 'canary-of-maria';
                GRANT ALL ON test.* TO 'miller'@'%';
                """);
        int port = freePort();
        Path log = folder.resolve("server.log");
        Process server = new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--port=" + port,
                        "--socket=" + folder.resolve("s"),
                        "--bind-address=127.0.0.1",
                        "--skip-name-resolve",
                        "--default-time-zone=+05:00",
                        "--init-file=" + script,
                        user)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
        for (int looks = 0; !Files.readString(log).contains("ready for connections"); looks++) {
            // The process's own end is waited for, a moment at a time
            if (server.waitFor(20, TimeUnit.MILLISECONDS) || looks == MOST_LOOKS) {
                server.destroyForcibly();
                throw new IOException("Cannot start MariaDB: " + Files.readString(log));
            }
        }
        return new MariaServer(port);
    }

    private static void run(Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("Cannot run " + command[0] + ": " + Files.readString(log, StandardCharsets.UTF_8));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process server, Path folder) {
        try {
            server.destroy();
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            run(Path.of("/dev/null"), "rm", "-rf", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Holder {

        static final MariaServer SERVER;

        static {
            try {
                SERVER = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted while MariaDB started", e);
            }
        }
    }
}

package dev.gristmill.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A MariaDB of its own, started once per JVM from the programs on the {@code PATH} and ended with it. */
public final class MariaDbServer {

    /** Who logs in. */
    public static final String USER = "miller";

    /** With what. */
    public static final String PASSWORD = "canary-of-maria";

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** The server; started on first use. Its session time zone is five hours east of Greenwich. */
    public static MariaDbServer shared() {
        return Holder.SERVER;
    }

    /** Its database, without credentials. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/test";
    }

    private static MariaDbServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mariadb");
        Path data = folder.resolve("data");
        String as = "--user=" + System.getProperty("user.name");
        ServerProcess.run(List.of(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                as));
        Path script = Files.writeString(folder.resolve("init.sql"), """
                CREATE DATABASE test;
                CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
                GRANT ALL ON test.* TO '%1$s'@'%%';
                """.formatted(USER, PASSWORD));
        int port = ServerProcess.freePort();
        ServerProcess.start(
                folder,
                List.of(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--port=" + port,
                        "--socket=" + folder.resolve("s"),
                        "--bind-address=127.0.0.1",
                        "--skip-name-resolve",
                        "--default-time-zone=+05:00",
                        "--init-file=" + script,
                        as),
                log -> Files.readString(log).contains("ready for connections"));
        return new MariaDbServer(port);
    }

    private static final class Holder {
        static final MariaDbServer SERVER = ServerProcess.started(MariaDbServer::start);
    }
}

package dev.gristmill.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A PostgreSQL of its own, unpacked and started once per JVM and ended with it. The server refuses to run as root: then
 * it runs as nobody, and so in a folder that nobody can reach.
 */
public final class PostgresServer {

    /** Who logs in. */
    public static final String USER = "miller";

    /** With what. */
    public static final String PASSWORD = "canary-of-the-mill";

    private static final String BINARIES = "/postgres-linux-x86_64.txz";

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    /** The server; started on first use. Its packed binaries must be on the class path. */
    public static PostgresServer shared() {
        return Holder.SERVER;
    }

    /** Its database, without credentials. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static PostgresServer start() throws IOException, InterruptedException {
        boolean root = System.getProperty("user.name").equals("root");
        Path folder = root
                ? Files.createTempDirectory(
                        Path.of("/tmp"),
                        "postgres",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")))
                : Files.createTempDirectory("postgres");
        unpack(folder);
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (root) {
            ServerProcess.run(List.of("chown", "-R", "nobody", folder.toString()));
        }
        List<String> as = root ? List.of("setpriv", "--reuid=nobody", "--clear-groups") : List.of();
        Path data = folder.resolve("data");
        ServerProcess.run(with(
                as,
                folder.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        int port = ServerProcess.freePort();
        ServerProcess.start(
                folder,
                with(
                        as,
                        folder.resolve("bin/postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off",
                        "-c",
                        "autovacuum=off"),
                log -> Files.readString(log).contains("ready to accept connections") && ServerProcess.listens(port));
        return new PostgresServer(port);
    }

    private static List<String> with(List<String> before, String... command) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(command));
        return all;
    }

    private static void unpack(Path folder) throws IOException {
        InputStream packed = PostgresServer.class.getResourceAsStream(BINARIES);
        if (packed == null) {
            throw new IOException("Cannot find " + BINARIES + " on the class path");
        }
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static final class Holder {
        static final PostgresServer SERVER = ServerProcess.started(PostgresServer::start);
    }
}

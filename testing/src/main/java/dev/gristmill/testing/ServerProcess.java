package dev.gristmill.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the servers of the tests have in common: each is a process with a folder of its own, and both end with the JVM. */
final class ServerProcess {

    private static final int MOST_LOOKS = 2000;
    private static final int LOOK_MILLIS = 50;
    private static final int PATIENCE_SECONDS = 10;

    private ServerProcess() {}

    /** What starting one gives; a failure ends the test that asked for it. */
    static <T> T started(Starting<T> starting) {
        try {
            return starting.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server started", e);
        }
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param folder its own: its log is in there, and all of it goes when the server ends
     * @throws IOException with the log, when the server ends or gets nowhere
     */
    static void start(Path folder, List<String> command, Readiness ready) throws IOException, InterruptedException {
        Path log = folder.resolve("server.log");
        Process server = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
        for (int looks = 0; !ready.isReady(log); looks++) {
            // The process's own end is waited for, a moment at a time
            if (server.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || looks == MOST_LOOKS) {
                server.destroyForcibly();
                throw new IOException("Cannot start " + command + ": " + Files.readString(log));
            }
        }
    }

    /** Runs a program to its end, which must be a good one. */
    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Cannot run " + command.get(0) + ": " + output);
        }
    }

    /** A port of this host that nobody listens at. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether somebody listens at a port of this host. */
    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(Process server, Path folder) {
        try {
            server.destroy();
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            run(List.of("rm", "-rf", folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a server. */
    interface Starting<T> {
        T start() throws IOException, InterruptedException;
    }

    /** Tells whether a server is ready, of which there is a log. */
    interface Readiness {
        boolean isReady(Path log) throws IOException;
    }
}

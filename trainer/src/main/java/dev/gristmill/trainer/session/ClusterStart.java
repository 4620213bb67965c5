package dev.gristmill.trainer.session;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.time.MonotonicTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Starts a session on a cluster, or says within a bounded time why it cannot be: Spark itself waits a minute for a master
 * that is not there, and without end for executors.
 */
final class ClusterStart {

    private static final ErrorCode MASTER = new ErrorCode("RUN-812", Blame.EXTERNAL, ExitCode.RETRY);
    private static final ErrorCode EXECUTORS = new ErrorCode("RUN-813", Blame.RESOURCE, ExitCode.RETRY);

    private static final String WHERE = "--master";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    /** Spark's own setting for about the same. */
    private static final String WAIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";

    private static final String DEFAULT_WAIT = "60s";

    private final SparkMaster master;
    private final MonotonicTime time;

    ClusterStart(SparkMaster master, MonotonicTime time) {
        this.master = master;
        this.time = time;
    }

    /**
     * The session, with at least one executor.
     *
     * @param session starts it
     * @throws GristmillException retryable, when no master answers, when it refuses, or when no executor comes up in time
     */
    SparkSession start(Supplier<SparkSession> session) {
        if (master.kind() == SparkMaster.Kind.STANDALONE) {
            requireReachable();
        }
        try {
            SparkSession started = session.get();
            awaitExecutor(started);
            return started;
        } catch (IllegalStateException | NullPointerException e) {
            // What Spark throws then is about a context that is half made or stopped, and not about the master
            throw new GristmillException(
                    MASTER,
                    "Cannot start on " + master.url() + ": the master refused, gave up, or did not answer",
                    WHERE,
                    "check that it is a master of the same Spark; its log says more",
                    e);
        }
    }

    private void requireReachable() {
        List<String> reasons = new ArrayList<>();
        for (String address : master.addresses()) {
            String reason = unreachable(address);
            if (reason == null) {
                return;
            }
            reasons.add(reason);
        }
        throw new GristmillException(
                MASTER,
                "Cannot reach Spark's master " + master.url() + ": " + String.join("; ", reasons),
                WHERE,
                "check host and port, and that the master is up; then run it again");
    }

    private static @Nullable String unreachable(String address) {
        int colon = address.lastIndexOf(':');
        InetSocketAddress target =
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(target, (int) CONNECT.toMillis());
            return null;
        } catch (UnknownHostException e) {
            return "unknown host " + target.getHostString();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void awaitExecutor(SparkSession session) {
        SparkContext context = session.sparkContext();
        Duration patience = Duration.ofSeconds(context.getConf().getTimeAsSeconds(WAIT, DEFAULT_WAIT));
        Duration deadline = time.elapsed().plus(patience);
        // The driver is one of them
        while (context.getExecutorMemoryStatus().size() <= 1) {
            if (time.elapsed().compareTo(deadline) >= 0) {
                session.stop();
                throw new GristmillException(
                        EXECUTORS,
                        "Cannot start on " + master.url() + ": no executor came up within " + patience.toSeconds()
                                + " seconds",
                        WHERE,
                        "see that a worker has the cores and the memory that an executor asks for"
                                + " (spark.executor.memory), and read the executors' logs");
            }
            pause();
        }
    }

    private void pause() {
        try {
            time.pause(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GristmillException(
                    EXECUTORS, "Cannot start on " + master.url() + ": interrupted", WHERE, "run it again", e);
        }
    }
}

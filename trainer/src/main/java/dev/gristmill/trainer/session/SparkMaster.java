package dev.gristmill.trainer.session;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a session's tasks run.
 *
 * @param url as Spark takes it
 * @param kind what is at that URL
 */
record SparkMaster(String url, Kind kind) {

    private static final ErrorCode UNKNOWN = new ErrorCode("RUN-810", Blame.USER, ExitCode.INVALID);

    private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|[1-9][0-9]*)])?");
    private static final Pattern LOCAL_CLUSTER =
            Pattern.compile("local-cluster\\[[1-9][0-9]*,[1-9][0-9]*,(?<memory>[1-9][0-9]*)]");
    private static final String ADDRESS = "[^\\s/,:@]+:[1-9][0-9]{0,4}";
    private static final Pattern STANDALONE =
            Pattern.compile("spark://(?<addresses>" + ADDRESS + "(," + ADDRESS + ")*)");

    /** What there is besides this process. */
    enum Kind {
        /** Nothing: tasks are threads of it. */
        LOCAL,
        /** Executors on this host, started and ended with it. */
        LOCAL_CLUSTER,
        /** Executors that a standalone cluster starts, on any host. */
        STANDALONE
    }

    /**
     * As given by {@code --master}.
     *
     * @throws GristmillException when it is not one that there is
     */
    static SparkMaster of(String url) {
        if (LOCAL.matcher(url).matches()) {
            return new SparkMaster(url, Kind.LOCAL);
        }
        if (LOCAL_CLUSTER.matcher(url).matches()) {
            return new SparkMaster(url, Kind.LOCAL_CLUSTER);
        }
        if (STANDALONE.matcher(url).matches()) {
            return new SparkMaster(url, Kind.STANDALONE);
        }
        throw new GristmillException(
                UNKNOWN,
                "Invalid --master: '" + url
                        + "' (expected local, local[N], local[*], local-cluster[N,CORES,MIB] or spark://HOST:PORT)",
                "--master",
                "YARN and Kubernetes are not available in this version");
    }

    /** Of a local cluster: the memory of each executor in MiB. */
    String executorMemory() {
        return group(LOCAL_CLUSTER, "memory") + "m";
    }

    /** Of a standalone cluster: its masters as {@code HOST:PORT}, of which one leads. */
    List<String> addresses() {
        return List.of(group(STANDALONE, "addresses").split(",", -1));
    }

    private String group(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException(url + " has no " + name);
        }
        return matcher.group(name);
    }
}

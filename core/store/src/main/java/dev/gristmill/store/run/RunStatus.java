package dev.gristmill.store.run;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.store.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt is doing ({@code status.json}).
 *
 * @param runId the run
 * @param attempt the attempt of that run
 * @param job the job's name
 * @param state where the run stands
 * @param step the current step's name; null before the first
 * @param stepIndex the current step, from 1; 0 before the first
 * @param stepCount how many steps there are
 * @param iteration the current iteration, from 1; null outside of training
 * @param maxIterations how many there can be; null if that is not known
 * @param progressPercentage 0 to 100, of the whole run
 * @param estimatedRemainingSeconds null if that is not known
 * @param metrics the newest finite ones
 * @param rowsRead so far; null before reading
 * @param bytesRead so far; null before reading
 * @param checkpoint the newest one; null if there is none
 * @param checkpointAt when that was written; null if there is none
 * @param startedAt when the attempt began
 * @param updatedAt when this was written
 * @param exitCode how the process ends; null while it runs
 * @param error why it failed; null if it did not
 */
public record RunStatus(
        String runId,
        String attempt,
        String job,
        RunState state,
        @Nullable String step,
        int stepIndex,
        int stepCount,
        @Nullable Integer iteration,
        @Nullable Integer maxIterations,
        double progressPercentage,
        @Nullable Long estimatedRemainingSeconds,
        Map<String, Double> metrics,
        @Nullable Long rowsRead,
        @Nullable Long bytesRead,
        @Nullable String checkpoint,
        @Nullable Instant checkpointAt,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Integer exitCode,
        @Nullable ErrorDocument error) {

    /** The metric that says how many rows a fit looks at in a second. */
    public static final String ROWS_PER_SECOND = "rowsPerSecond";
    /** The metric that a fit makes small. */
    public static final String LOSS = "loss";
    /** The metric that says how much still moves: a gradient's norm, or how far centres moved. */
    public static final String CHANGE = "change";
    /** What stands before the name of a metric on the validation rows. */
    public static final String VALIDATION = "validation.";

    public RunStatus {
        TreeMap<String, Double> finite = new TreeMap<>(metrics);
        finite.values().removeIf(value -> !Double.isFinite(value));
        metrics = Collections.unmodifiableMap(finite);
    }

    /** The status that {@code status.json} holds; fails if it is no such document, or a newer one. */
    static RunStatus read(byte[] json) throws IOException {
        return CanonicalJson.readDocument(json, RunStatus.class);
    }

    /** The bytes of {@code status.json}. */
    public byte[] json() {
        return CanonicalJson.document(this);
    }

    /** The bytes of {@code metrics.prom}: the same in Prometheus' text format 0.0.4, UTF-8. */
    public byte[] prometheus() {
        return PrometheusText.of(this).getBytes(StandardCharsets.UTF_8);
    }
}

package dev.gristmill.cli.status;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.run.RunState;
import dev.gristmill.store.run.RunStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store in a folder with runs that a test drives. */
final class StatusRuns {

    static final Instant STARTED = Instant.parse("2026-11-01T06:00:00Z");
    private static final String DIGEST = "0".repeat(64);

    private final ModelStore store;

    StatusRuns(Path folder) {
        store = ModelStore.open(folder.toString());
    }

    ModelStore store() {
        return store;
    }

    RunClaim claim() {
        RunRequest request = new RunRequest("flight-delays", "delays", DIGEST, "2026-10-31", null);
        RunStart.Claimable start = (RunStart.Claimable) store.begin(request);
        return store.claim(start, request, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** A run that is training, at this time. */
    static RunStatus training(RunClaim claim, int iteration, Instant updatedAt) {
        return status(claim, RunState.TRAINING, iteration, updatedAt, null, null);
    }

    /** A run that is over. */
    static RunStatus ended(
            RunClaim claim, RunState state, Instant updatedAt, int exitCode, @Nullable ErrorDocument error) {
        return status(claim, state, null, updatedAt, exitCode, error);
    }

    private static RunStatus status(
            RunClaim claim,
            RunState state,
            @Nullable Integer iteration,
            Instant updatedAt,
            @Nullable Integer exitCode,
            @Nullable ErrorDocument error) {
        return new RunStatus(
                claim.runId(),
                claim.attemptId(),
                "delays",
                state,
                iteration == null ? null : state.name(),
                iteration == null ? 6 : 4,
                6,
                iteration,
                iteration == null ? null : 100,
                iteration == null ? 100 : 52.5,
                iteration == null ? null : 90L,
                Map.of(
                        RunStatus.LOSS,
                        0.4714,
                        RunStatus.CHANGE,
                        0.0031,
                        RunStatus.ROWS_PER_SECOND,
                        40120.4,
                        RunStatus.VALIDATION + "areaUnderROC",
                        0.7123),
                81_000L,
                12L << 20,
                "checkpoints/000002",
                STARTED.plusSeconds(48),
                STARTED,
                updatedAt,
                exitCode,
                error);
    }
}

package dev.gristmill.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TickingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunStatusTest {

    private final List<RunStatus> written = new ArrayList<>();
    private final TickingClock clock = new TickingClock("2026-11-01T06:00:00Z");
    private final StatusWriter writer = new StatusWriter(clock, written::add);

    @Test
    void saysEverythingAndNothingThatIsNotANumber() {
        ErrorDocument error = ErrorDocument.of(
                new GristmillException(StoreErrors.FENCED, "Cannot go on: fenced", "here", "start again"));
        assertThat(new String(status(RunState.FAILED, error).json(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"attempt":"0001-a","bytesRead":null,"checkpoint":null,"checkpointAt":null,"error":{"blame":"EXTERNAL",\
                        "code":"RUN-802","hint":"start again","message":"Cannot go on: fenced","retryable":true,\
                        "where":"here"},"estimatedRemainingSeconds":null,"exitCode":null,"iteration":3,"job":"delays",\
                        "maxIterations":100,"metrics":{"loss":0.5},"progressPercentage":42.0,"rowsRead":100,\
                        "runId":"r","schemaVersion":1,"startedAt":"1970-01-01T00:00:00Z","state":"FAILED",\
                        "step":"train","stepCount":6,"stepIndex":4,"updatedAt":"1970-01-01T00:00:00Z"}
                        """);
    }

    @Test
    void writesAtMostEveryTwoSeconds() {
        writer.update(status(RunState.TRAINING, null));
        writer.update(status(RunState.TRAINING, null));
        assertThat(written).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        writer.update(status(RunState.TRAINING, null));
        assertThat(written).hasSize(2);
    }

    @Test
    void writesEveryChangeOfState() {
        writer.update(status(RunState.TRAINING, null));
        writer.update(status(RunState.EVALUATING, null));
        writer.update(status(RunState.SUCCEEDED, null));
        assertThat(written).hasSize(3);
    }

    @Test
    void knowsWhenARunIsOver() {
        assertThat(RunState.PUBLISHING.finished()).isFalse();
        assertThat(RunState.REJECTED.finished()).isTrue();
    }

    private static RunStatus status(RunState state, @Nullable ErrorDocument error) {
        return new RunStatus(
                "r",
                "0001-a",
                "delays",
                state,
                "train",
                4,
                6,
                3,
                100,
                42.0,
                null,
                Map.of("loss", 0.5, "areaUnderROC", Double.NaN),
                100L,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                error);
    }
}

package dev.gristmill.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.plan.PlanDocument.Memory;
import dev.gristmill.trainer.plan.PlanDocument.Verdict;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.clustering.KMeans;
import org.junit.jupiter.api.Test;

final class DriverMemoryTest {

    private static final long MIB = 1 << 20;

    @Test
    void countsWhatTheOptimiserKeeps() {
        long linear = needed(DriverMemory.of(OptionalLong.of(100 * MIB), new LogisticRegression(), 8192 * MIB));
        long centres = needed(DriverMemory.of(OptionalLong.of(100 * MIB), new KMeans(), 8192 * MIB));

        assertThat(linear).isGreaterThan(centres + 2000 * MIB);
        assertThat(centres).isEqualTo((512 + 300) * MIB);
    }

    @Test
    void saysWhatToDoWhenItIsTooSmall() {
        Memory memory = DriverMemory.of(OptionalLong.of(1024 * MIB), new KMeans(), 2048 * MIB);

        assertThat(memory.verdict()).isEqualTo(Verdict.TOO_SMALL);
        assertThat(memory.advice()).startsWith("set GRISTMILL_JAVA_OPTS=-Xmx7g");
    }

    @Test
    void tellsTightFromRoomy() {
        assertThat(DriverMemory.of(OptionalLong.of(100 * MIB), new KMeans(), 1024 * MIB)
                        .verdict())
                .isEqualTo(Verdict.TIGHT);
        assertThat(DriverMemory.of(OptionalLong.of(100 * MIB), new KMeans(), 4096 * MIB)
                        .verdict())
                .isEqualTo(Verdict.FITS);
        assertThat(DriverMemory.of(OptionalLong.empty(), new KMeans(), 4096 * MIB)
                        .verdict())
                .isNull();
    }

    private static long needed(Memory memory) {
        return Objects.requireNonNull(memory.neededBytes());
    }
}

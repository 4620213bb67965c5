package dev.gristmill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RoundTest {

    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void comparesIterationsAndNotFits() {
        Written written = new Written(19, 0.01, 100);
        Round round = new Round(new Lap(4, 8, 20), new Lap(3, 3, 10), new Lap(6.6, 3, 20), 0.1, written);

        assertThat(round.wallRatio()).isCloseTo(1.5, ROUNDING);
        assertThat(round.cpuRatio()).isCloseTo(0.75, ROUNDING);
        assertThat(round.checkpointOverhead()).isCloseTo(0.1, ROUNDING);
    }

    @Test
    void refusesAFitWithoutIterations() {
        assertThatThrownBy(() -> new Lap(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid iterations: '0' (expected at least 1)");
    }

    @Test
    void fastCheckpointsComeOnceAMinute() {
        assertThat(new Written(3, 0.06, 1).defaultShare()).isCloseTo(0.001, ROUNDING);
    }

    @Test
    void slowCheckpointsTakeAFiftieth() {
        assertThat(new Written(3, 30, 1).defaultShare()).isCloseTo(0.02, ROUNDING);
    }
}

package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ScaleTest {

    @Test
    void putsValuesInProportionAndKeepsThemWithin() {
        Scale scale = new Scale(0, 10, 100, 0);
        assertThat(scale.at(0)).isEqualTo(100);
        assertThat(scale.at(2.5)).isEqualTo(75);
        assertThat(scale.at(-3)).isEqualTo(100);
        assertThat(scale.at(12)).isZero();
    }

    @Test
    void ticksAreRound() {
        assertThat(new Scale(0, 1, 0, 1).ticks()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(new Scale(-13, 29, 0, 1).ticks()).containsExactly(-10.0, 0.0, 10.0, 20.0);
        assertThat(new Scale(3e6, 3.4e6, 0, 1).ticks()).containsExactly(3.0e6, 3.1e6, 3.2e6, 3.3e6, 3.4e6);
    }

    @Test
    void makesRoomAroundASingleValue() {
        assertThat(Scale.over(4, 4, 0, 1)).isEqualTo(new Scale(2, 6, 0, 1));
        assertThat(Scale.over(0, 0, 0, 1)).isEqualTo(new Scale(-0.5, 0.5, 0, 1));
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThatThrownBy(() -> new Scale(1, Double.NaN, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid scale: '1.0 to NaN' (expected two finite numbers that differ)");
    }
}

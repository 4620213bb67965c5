package dev.gristmill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    @Test
    void takesTheMiddleOne() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0), it -> it)).isEqualTo(new Spread(2, 1, 9));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(-8.0, 3.0, 1.0, 2.0), it -> it)).isEqualTo(new Spread(1.5, -8, 3));
    }

    @Test
    void isOneFigureWhereThereIsOneRound() {
        assertThat(Spread.of(List.of(4), it -> it / 8.0)).isEqualTo(new Spread(0.5, 0.5, 0.5));
    }

    @Test
    void refusesNoRounds() {
        assertThatThrownBy(() -> Spread.of(List.<Double>of(), it -> it))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid rounds: '0' (expected at least 1)");
    }
}

package dev.gristmill.trainer.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TwinsTest {

    @Test
    void findsTheLabelInOtherWords() {
        assertThat(Twins.twin(rows(i -> i % 3 == 0 ? "late" : "on time"), rows(i -> i % 3 == 0)))
                .isTrue();
    }

    @Test
    void findsLevelsThatDetermineTheLabel() {
        assertThat(Twins.twin(rows(i -> "code" + i % 6), rows(i -> i % 6 < 2))).isTrue();
    }

    @Test
    void findsTheSameAmountOnAnotherScale() {
        assertThat(Twins.twin(rows(i -> i * 60 + i % 2), rows(i -> (double) i))).isTrue();
    }

    @Test
    void findsANumberThatAThresholdSplits() {
        assertThat(Twins.twin(rows(i -> i), rows(i -> i > 40))).isTrue();
    }

    @Test
    void passesAColumnThatOnlyLeansTowardsTheLabel() {
        assertThat(Twins.twin(rows(i -> i % 4), rows(i -> i % 4 == 0 && i % 8 != 0)))
                .isFalse();
        assertThat(Twins.twin(rows(i -> i % 10), rows(i -> (double) i))).isFalse();
    }

    @Test
    void passesIdsAndConstants() {
        assertThat(Twins.twin(rows(i -> "row" + i), rows(i -> i % 2 == 0))).isFalse();
        assertThat(Twins.twin(rows(i -> 1), rows(i -> i % 2 == 0))).isFalse();
    }

    @Test
    void saysNothingOfFewRowsOrMissingValues() {
        assertThat(Twins.twin(Arrays.asList(1, 2, 3), Arrays.asList(1, 2, 3))).isFalse();
        assertThat(Twins.twin(Collections.nCopies(100, null), rows(i -> i % 2 == 0)))
                .isFalse();
    }

    private static List<? extends @Nullable Object> rows(IntFunction<Object> value) {
        return IntStream.range(0, 100).mapToObj(value).toList();
    }
}

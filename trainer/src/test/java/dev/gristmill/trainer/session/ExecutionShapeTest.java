package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutionShapeTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1048576, 1", "1048577, 2", "4000000, 4", "100000000, 8", "1073741824, 16"})
    void choosesPartitionsFromTheBytesAlone(long bytes, int partitions) {
        assertThat(ExecutionShape.of(bytes).partitions()).isEqualTo(partitions);
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new ExecutionShape(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid partitions: '0' (expected at least 1)");
    }
}

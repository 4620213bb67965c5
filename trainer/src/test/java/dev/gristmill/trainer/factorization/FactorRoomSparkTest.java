package dev.gristmill.trainer.factorization;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.trainer.ProductSession;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

final class FactorRoomSparkTest {

    private static final long GIB = 1L << 30;

    private final SparkSession session = ProductSession.session();

    @Test
    void refusesWhatTheHeapCannotHold() {
        // 20 million ids with 10 numbers and the id, of 4 bytes each
        assertThatCode(() -> new FactorRoom(5 * GIB).require(19_000_000, 1_000_000, 10, session))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new FactorRoom(4 * GIB).require(19_000_000, 1_000_000, 10, session))
                .hasMessage(
                        "Cannot train: there are factors of 19000000 users and 1000000 items with rank 10, and they take"
                                + " 0.8 GiB of a driver's heap of 4.0 GiB, of which they may have a sixth")
                .hasFieldOrPropertyWithValue(
                        "hint",
                        "set engine: mllib, take a smaller rank, or give the driver more memory by"
                                + " GRISTMILL_JAVA_OPTS=-Xmx5g");
    }

    @Test
    void refusesASideThatTasksCannotSend() {
        assertThatThrownBy(() -> new FactorRoom(1000 * GIB).require(30_000_000, 1_000, 10, session))
                .hasMessage(
                        "Cannot train: there are factors of 30000000 users and 1000 items with rank 10, and the larger side has"
                                + " 300000000 numbers, and at most 268435456 can be sent to the driver");
    }
}

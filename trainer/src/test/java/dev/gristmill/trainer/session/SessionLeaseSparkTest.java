package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.ProductSession;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

final class SessionLeaseSparkTest {

    private final SparkSession running = ProductSession.session();

    @Test
    void sharesTheContextOfARunningSessionAndLeavesItRunning() {
        try (SessionLease lease = new SessionLease("no master is needed", "test")) {
            SparkSession session = lease.session(Map.of("spark.sql.shuffle.partitions", "3"));

            assertThat(session).isNotSameAs(running);
            assertThat(session.sparkContext()).isSameAs(running.sparkContext());
            assertThat(session.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
            assertThat(session.conf().get("spark.sql.shuffle.partitions")).isEqualTo("3");
        }
        assertThat(running.sparkContext().isStopped()).isFalse();
        assertThat(running.conf().get("spark.sql.shuffle.partitions")).isNotEqualTo("3");
    }

    @Test
    void refusesARunningSessionWithoutWhatAConnectorNeeds() {
        try (SessionLease lease = new SessionLease("local", "test")) {
            assertThatThrownBy(() -> lease.session(Map.of("spark.sql.extensions", "org.example.Extensions")))
                    .isInstanceOf(GristmillException.class)
                    .hasMessage("Cannot use the running Spark session: it lacks"
                            + " spark.sql.extensions=org.example.Extensions");
        }
    }
}

package dev.gristmill.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.gristmill.error.GristmillException;
import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that takes connections and never says a word. */
final class SilentServerIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:%d/db",
                "jdbc:mariadb://127.0.0.1:%d/db",
                "jdbc:h2:tcp://127.0.0.1:%d/db"
            })
    void isGivenUpWithinTenSeconds(String url) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Database database = new Database(String.format(url, silent.getLocalPort()), Map.of("user", "miller"));
            SparkSession session = SharedSpark.session();
            GristmillException failure = assertTimeout(
                    Duration.ofSeconds(10),
                    () -> catchThrowableOfType(
                            GristmillException.class, () -> new JdbcConnector().plan(session, database.table("t"))));
            assertThat(failure.code().id()).isEqualTo("CONN-201");
        }
    }
}

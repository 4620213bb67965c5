package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainerSessionTest {

    @Test
    void aMasterThatIsNotThereIsSaidAtOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String master = "spark://127.0.0.1:" + port;

        assertThatThrownBy(() -> TrainerSession.start(master, "test", Map.of()))
                .hasMessage("Cannot reach Spark's master " + master + ": Connection refused")
                .isInstanceOfSatisfying(GristmillException.class, e -> {
                    assertThat(e.code().id()).isEqualTo("RUN-812");
                    assertThat(e.retryable()).isTrue();
                    assertThat(e.where()).isEqualTo("--master");
                    assertThat(e.hint()).isEqualTo("check host and port, and that the master is up; then run it again");
                });
    }

    @Test
    void tellsWhichLinearAlgebraThereIs() {
        assertThat(LinearAlgebra.describe())
                .contains("Java VectorBLAS (vector module present)")
                .startsWith("native ");
    }
}

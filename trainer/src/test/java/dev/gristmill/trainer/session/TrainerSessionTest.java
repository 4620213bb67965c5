package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainerSessionTest {

    @ParameterizedTest
    @ValueSource(strings = {"spark://host:7077", "yarn", "local[0]", "k8s://https://host", ""})
    void refusesAMasterThatIsNotThereYet(String master) {
        assertThatThrownBy(() -> TrainerSession.start(master, "test", Map.of()))
                .hasMessage("Invalid --master: '" + master + "' (expected local, local[N] or local[*])")
                .isInstanceOfSatisfying(
                        GristmillException.class,
                        e -> assertThat(e.code().exitCode()).isEqualTo(ExitCode.INVALID));
    }

    @Test
    void tellsWhichLinearAlgebraThereIs() {
        assertThat(LinearAlgebra.describe())
                .contains("Java VectorBLAS (vector module present)")
                .startsWith("native ");
    }
}

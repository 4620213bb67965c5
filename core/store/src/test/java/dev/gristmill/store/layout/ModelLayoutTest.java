package dev.gristmill.store.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelLayoutTest {

    private final ModelLayout layout = new ModelLayout("flight-delays");

    @Test
    void numbersEntriesSoThatNamesSort() {
        assertThat(layout.entryKey(17)).isEqualTo("flight-delays/log/00000000000000000017.json");
        assertThat(layout.entryNumber(layout.entryKey(17))).hasValue(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flight-delays/log/17.json",
                "flight-delays/log/_hint",
                "flight-delays/log/_snap/00000000000000000016.json",
                "flight-delays/log/00000000000000000017.json.bak",
                "flight-delays/log/99999999999999999999.json"
            })
    void takesNothingElseForAnEntry(String key) {
        assertThat(layout.entryNumber(key)).isEmpty();
    }

    @Test
    void placesAttempts() {
        AttemptLayout attempt = layout.attempt("r", "0001-a");
        assertThat(attempt.runFolder()).isEqualTo("flight-delays/runs/r/0001-a");
        assertThat(attempt.inputsKey()).isEqualTo("flight-delays/runs/r/0001-a/inputs.json");
        assertThat(attempt.statusKey()).isEqualTo("flight-delays/runs/r/0001-a/status.json");
        assertThat(attempt.metricsKey()).isEqualTo("flight-delays/runs/r/0001-a/metrics.prom");
        assertThat(attempt.artifactKey("model")).isEqualTo("flight-delays/artifacts/r/0001-a/model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "A", "a_b", "a.b", "a%2fb", "ä", "a\n", " a", "\\a", "a\0"})
    void refusesNamesThatCouldLeaveTheStore(String name) {
        assertThatThrownBy(() -> new ModelLayout(name))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Invalid model name: '" + name + "' (expected 1 to 64 of a-z, 0-9 and -)");
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(ModelLayout.isName("a".repeat(64))).isTrue();
        assertThat(ModelLayout.isName("a".repeat(65))).isFalse();
    }
}

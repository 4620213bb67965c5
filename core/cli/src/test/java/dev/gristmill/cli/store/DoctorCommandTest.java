package dev.gristmill.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {

    @TempDir
    private Path folder;

    @Test
    void tellsPeopleWhatItFound() {
        Terminal doctor = Terminal.run("store", "doctor", folder.toString());
        assertThat(doctor.exitCode()).as(doctor.err()).isZero();
        assertThat(doctor.out())
                .startsWith("PROBE  ")
                .contains("second put loses                        passed  first CREATED, second EXISTS")
                .endsWith("All probes passed: file://" + folder + " can hold a store" + System.lineSeparator());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsMachinesWhatItFound() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(Terminal.run("store", "doctor", folder.toString(), "-o", "json")
                        .out());
        assertThat(document.fieldNames()).toIterable().containsExactly("schemaVersion", "store", "passed", "probes");
        assertThat(document.path("passed").asBoolean()).isTrue();
        assertThat(document.path("probes")).hasSize(7);
        assertThat(document.at("/probes/0").fieldNames()).toIterable().containsExactly("probe", "passed", "detail");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Terminal.run("store").exitCode()).isEqualTo(64);
        assertThat(Terminal.run("store", "doctor").exitCode()).isEqualTo(64);
    }
}

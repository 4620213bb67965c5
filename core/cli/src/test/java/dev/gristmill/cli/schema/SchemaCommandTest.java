package dev.gristmill.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.cli.Terminal;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.grammar.JobSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaCommandTest {

    private static final String SCHEMA = JobSchema.of(Catalogue.load(SchemaCommandTest.class.getClassLoader()));

    @Test
    void writesTheSchemaOfWhatIsInstalledOnStdout() {
        assertThat(Terminal.run("schema")).isEqualTo(new Terminal(0, SCHEMA, ""));
        assertThat(SCHEMA).contains("\"logistic-regression\"", "\"files\"", "Where the files are.");
    }

    @Test
    void writesTheSchemaIntoAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("job.schema.json");

        assertThat(Terminal.run("schema", "--output", file.toString())).isEqualTo(new Terminal(0, "", ""));
        assertThat(file).hasContent(SCHEMA);
    }

    @Test
    void refusesAFileThatCannotBeWritten(@TempDir Path folder) {
        Path file = folder.resolve("nowhere/job.schema.json");

        Terminal terminal = Terminal.run("schema", "--output", file.toString());

        assertThat(terminal.exitCode()).isEqualTo(64);
        assertThat(terminal.err()).startsWith("error CLI-101 " + file + ": Cannot write the schema: ");
    }

    @Test
    void tellsHowAnEditorFindsTheSchema() {
        assertThat(Terminal.run("schema", "--help").out()).contains("# yaml-language-server: $schema=job.schema.json");
    }
}

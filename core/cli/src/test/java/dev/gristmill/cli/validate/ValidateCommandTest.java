package dev.gristmill.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private static final String JOB = """
            apiVersion: gristmill/v1
            kind: TrainingJob
            name: flight-delays
            source: {connector: files, path: data}
            label: {expression: delay > 15}
            features:
              - {columns: [distance], scale: standard}
              - {columns: [origin], encode: one-hot}
            algorithm: {name: logistic-regression}
            publish: {store: models}
            profiles: {prod: {training: {seed: 7}}}
            """;

    @Test
    void tellsInALineWhatAValidJobIs(@TempDir Path folder) throws IOException {
        String file = file(folder, JOB);

        assertThat(Terminal.run("validate", file))
                .isEqualTo(new Terminal(
                        0, file + ": valid (flight-delays: logistic-regression on files, 2 feature rules)\n", ""));
    }

    @Test
    void tellsEveryProblemOnALine(@TempDir Path folder) throws IOException {
        String file = file(folder, JOB.replace("features", "fetures"));

        assertThat(Terminal.run("validate", file, "--profile", "prd"))
                .isEqualTo(new Terminal(64, "", """
                        FILE:6:1: JOB-701 Unknown key 'fetures' (did you mean 'features'?)
                        --profile:1:1: JOB-708 Unknown profile 'prd' (did you mean 'prod'?)
                        2 problems
                        """.replace("FILE", file)));
    }

    @Test
    void writesADocumentForAValidJob(@TempDir Path folder) throws IOException {
        assertThat(Terminal.run(
                        "validate", file(folder, JOB), "--profile", "prod", "--set", "training.seed=8", "-o", "json"))
                .isEqualTo(new Terminal(0, """
                        {
                          "schemaVersion" : 1,
                          "valid" : true,
                          "problems" : [ ]
                        }
                        """, ""));
    }

    @Test
    void writesADocumentForAnInvalidJob(@TempDir Path folder) throws IOException {
        String file = file(folder, JOB);

        Terminal terminal = Terminal.run("validate", file, "--set", "training.sede=8", "-o", "json");

        assertThat(terminal.exitCode()).isEqualTo(64);
        assertThat(terminal.err()).startsWith("--set:1:1: JOB-701 Unknown key 'training.sede'");
        assertThat(terminal.out()).isEqualTo("""
                        {
                          "schemaVersion" : 1,
                          "valid" : false,
                          "problems" : [
                            {
                              "code" : "JOB-701",
                              "file" : "--set",
                              "line" : 1,
                              "column" : 1,
                              "path" : "training.sede",
                              "message" : "Unknown key 'training.sede'",
                              "suggestion" : "seed"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void refusesAJobFileThatIsNotThere() {
        assertThat(Terminal.run("validate", "nowhere.yaml")).isEqualTo(new Terminal(64, "", """
                        nowhere.yaml:1:1: JOB-700 Cannot read the job file: no such file
                        1 problem
                        """));
    }

    private static String file(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("job.yaml"), text).toString();
    }
}

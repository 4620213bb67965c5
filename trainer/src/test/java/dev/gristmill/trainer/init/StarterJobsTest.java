package dev.gristmill.trainer.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every starter file is a valid job as it stands, and with its gate taken in. */
final class StarterJobsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Task.class)
    void isValidWithoutASource(Task task) throws IOException {
        String text = StarterFile.text(starter(task), Placeholders.source(task, Placeholders.LABEL));

        assertThat(load(text).task()).isEqualTo(task);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void isValidWithItsGate(Task task) throws IOException {
        String text = StarterFile.text(starter(task), Placeholders.source(task, Placeholders.LABEL));

        assertThat(load(text.replace("# gate:\n#   - ", "gate:\n  - ")).gate()).hasSize(1);
    }

    @Test
    void isValidForUsersAndItemsThatAreTexts() throws IOException {
        SourceLook look = new SourceLook(
                List.of(Looks.column("user", Kind.TEXT, 100), Looks.column("item", Kind.TEXT, 100)), null);

        assertThat(load(StarterFile.text(starter(Task.RECOMMENDATION), look)).features())
                .hasSize(2);
    }

    @Test
    void isValidWithARuleOfEveryKind() throws IOException {
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("churn.yaml"))) {
            Path file = folder.resolve("churn.yaml");
            Files.copy(golden, file);

            assertThat(load(file).features()).hasSize(8);
        }
    }

    private static Starter starter(Task task) {
        return new Starter("test", "parquet", "data", TaskChoice.of(task, null));
    }

    private TrainingJob load(String text) throws IOException {
        return load(Files.writeString(folder.resolve("job.yaml"), text));
    }

    private static TrainingJob load(Path file) {
        Catalogue catalogue = Catalogue.load(StarterJobsTest.class.getClassLoader());
        return JobFile.load(JobRequest.of(file), catalogue, Environment.system());
    }
}

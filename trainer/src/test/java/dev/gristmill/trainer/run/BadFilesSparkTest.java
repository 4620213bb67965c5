package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.ErrorDocument;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of files that cannot be read as they are meant: what a run says of each, and that it publishes nothing. */
final class BadFilesSparkTest {

    @TempDir
    private static Path folder;

    private static @Nullable StoredFiles stored;

    @BeforeAll
    static void publishSomething() {
        assertThat(BadRowsCatalogue.classification(new SmallRun(folder, BadRowsCatalogue.rows()))
                        .run()
                        .error())
                .isNull();
        stored = StoredFiles.of(folder);
    }

    @ParameterizedTest
    @MethodSource("dev.gristmill.trainer.run.BadFilesCatalogue#all")
    void refusesBadFilesAndLeavesTheStoreAlone(BadFilesCatalogue.Case bad, @TempDir Path own) {
        Path data = own.resolve("data");
        bad.write(data);
        Map<String, Object> options = new HashMap<>(bad.options());
        options.put("path", data.toString());
        SmallRun run = BadRowsCatalogue.clustering(SmallRun.of(folder, options), bad.column())
                .key(bad.column());

        TrainSummary summary = run.run();

        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat((error.code() + " at " + error.where() + " " + error.message()).replace(data.toString(), "DIR"))
                .matches(pattern(bad.error()));
        assertThat(error.blame()).isEqualTo(bad.blame());
        assertThat(error.hint()).isNotBlank();
        assertThat(summary.exitCode()).isEqualTo(bad.exitCode().number());
        assertThat(summary.model()).isNull();
        Objects.requireNonNull(stored).assertNothingPublished(run.store());
    }

    /** Where dots stand, there may be anything. */
    private static Pattern pattern(String error) {
        return Pattern.compile("\\Q" + error.replace("...", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
    }
}

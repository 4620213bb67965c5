package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that answer at once: the JVM's own log of the classes it loads has none of Spark's. */
@Tag("product")
final class WithoutSparkProductTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate examples/flights/job.yaml",
                "validate examples/synthetic/text.yaml",
                "algorithms",
                "stages QuantileDiscretizer",
                "schema"
            })
    void loadsNoClassOfSparkScalaOrHadoop(String command) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Program.Ended ended = Launcher.runWith(
                Map.of("GRISTMILL_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Xlog:class+load:file=" + log),
                command.split(" "));

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        List<String> classes = Files.readAllLines(log);
        assertThat(classes).anyMatch(line -> line.contains(" dev.gristmill.job.Catalogue "));
        assertThat(classes)
                .noneMatch(line -> line.contains(" org.apache.spark.")
                        || line.contains(" scala.")
                        || line.contains(" org.apache.hadoop."));
    }
}

package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The launcher and the tests start Spark with flags of our own file: a Spark upgrade that needs others must be noticed. */
final class SparkJvmFlagsTest {

    @Test
    void holdsEveryFlagThatSparkGivesItsOwnProcesses() throws IOException {
        List<String> ours = Files.readAllLines(Repository.file("scripts/spark-jvm.flags"));

        assertThat(ours)
                .containsAll(Arrays.asList(
                        JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")))
                .contains("--add-modules=jdk.incubator.vector")
                .doesNotHaveDuplicates();
    }
}

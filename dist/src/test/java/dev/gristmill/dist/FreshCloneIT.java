package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.testing.RequiresTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's first minutes: a clone of what is committed, an empty local Maven repository, the README's commands. */
@RequiresTool(value = "git", install = "apt-get install -y git")
final class FreshCloneIT {

    /** The first build fetches every library. */
    private static final Duration PATIENCE = Duration.ofMinutes(25);

    @TempDir
    private Path folder;

    @Test
    void trainsAndPassesItsTestsOnAnEmptyRepository() throws IOException, InterruptedException {
        Program.Ended clone =
                end(start(folder, "git", "clone", "--quiet", Repository.root().toString(), "gristmill"));
        assertThat(clone.exitCode()).as(clone.err()).isZero();
        Path gristmill = folder.resolve("gristmill");

        buildsOnceForTwo(gristmill);
        trains(gristmill);
        passesItsTests(gristmill);
    }

    private void buildsOnceForTwo(Path gristmill) throws IOException, InterruptedException {
        try (Program one = start(gristmill, "scripts/gristmill", "validate", January.JOB);
                Program other = start(gristmill, "scripts/gristmill", "validate", January.JOB)) {
            List<Program.Ended> both = List.of(one.await(PATIENCE), other.await(PATIENCE));

            assertThat(both).allSatisfy(ended -> {
                assertThat(ended.exitCode()).as(ended.err()).isZero();
                assertThat(ended.out()).contains("valid");
            });
            assertThat(both)
                    .filteredOn(ended -> ended.err().contains("Built in"))
                    .hasSize(1);
            assertThat(both)
                    .filteredOn(ended -> ended.err().contains("Waiting for the build"))
                    .hasSize(1);
        }
    }

    private void trains(Path gristmill) throws IOException, InterruptedException {
        Program.Ended training = end(start(gristmill, "scripts/gristmill", "train", January.JOB, "-o", "json"));

        assertThat(training.exitCode()).as(training.err()).isZero();
        JsonNode summary = Json.document(training.out());
        assertThat(summary.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(training.err()).doesNotContain("Building");
        Program.Ended status = end(start(gristmill, "git", "status", "--porcelain"));
        assertThat(status.out())
                .as("what building and training leave in the work tree")
                .isEmpty();
    }

    // All modules and all that their tests need, the servers too; the other suites would need nothing more
    private void passesItsTests(Path gristmill) throws IOException, InterruptedException {
        Program.Ended verify = end(start(
                gristmill,
                "mvn",
                "-B",
                "-ntp",
                "verify",
                "-Dtest=JobFileTest,HdfsStorageTest,S3aStorageTest,*ProductTest",
                "-Dsurefire.failIfNoSpecifiedTests=false"));

        assertThat(verify.exitCode()).as(verify.out()).isZero();
        try (Stream<Path> reports = Files.list(gristmill.resolve("dist/target/surefire-reports"))) {
            assertThat(reports).anyMatch(report -> report.toString().contains("LauncherProductTest"));
        }
    }

    private Program start(Path where, String... command) throws IOException {
        return Program.start(
                List.of(command),
                where,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("repository"),
                        // Those of the build that this test runs in
                        "MAVEN_PROJECTBASEDIR", "",
                        "MAVEN_BASEDIR", "",
                        "MAVEN_CMD_LINE_ARGS", "",
                        "GRISTMILL_BUILD", "",
                        "GRISTMILL_JAVA_OPTS", "",
                        "LAKE", "",
                        "MODEL_STORE", ""));
    }

    private static Program.Ended end(Program program) throws InterruptedException {
        try (program) {
            return program.await(PATIENCE);
        }
    }
}

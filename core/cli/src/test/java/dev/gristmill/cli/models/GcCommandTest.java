package dev.gristmill.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a copy of the store that the store's own tests keep: three versions, and one attempt that was halted. */
final class GcCommandTest {

    private static final Path GOLDEN = Path.of(System.getProperty("gristmill.root"), "core")
            .resolve("store/src/test/resources/golden/store-1")
            .toAbsolutePath();
    private static final String HALTED = "flight-delays  -        548ec87e3036  0001-0000000a  23 B  ";

    @TempDir
    Path store;

    @BeforeEach
    void copyAsOfLastWeek() throws IOException {
        FileTime lastWeek = FileTime.from(Instant.now().minus(Duration.ofDays(7)));
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = store.resolve(GOLDEN.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                Files.setLastModifiedTime(target, lastWeek);
            }
        }
    }

    @Test
    void showsWhatItWouldDo() throws IOException {
        List<Path> before = files();
        Terminal gc = gc("--dry-run");
        assertThat(gc.exitCode()).as(gc.err()).isZero();
        assertThat(gc.out()).isEqualTo("""
                MODEL          VERSION  RUN           ATTEMPT        SIZE  FILES
                flight-delays  -        548ec87e3036  0001-0000000a  23 B  would be marked

                Nothing changed; 23 B to free
                """);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void marksAndThenDeletes() throws IOException {
        Terminal first = gc("flight-delays");
        assertThat(first.out())
                .contains(HALTED + "marked; deleted by a call after 20")
                .contains("Freed 0 B; 23 B more are marked");
        assertThat(files()).anyMatch(file -> file.toString().contains("0001-0000000a"));
        Terminal second = gc("--grace", "0s");
        assertThat(second.out()).contains(HALTED + "deleted").contains("Freed 23 B");
        assertThat(files()).noneMatch(file -> file.toString().contains("0001-0000000a"));
        assertThat(gc().out()).isEqualTo("Freed 0 B" + System.lineSeparator());
    }

    @Test
    void deletesOldVersionsWhereItIsAskedTo() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(gc("--keep", "1", "--grace", "0s", "-o", "json").out());
        List<String> fields = new ArrayList<>();
        document.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).containsExactly("schemaVersion", "store", "dryRun", "freedBytes", "waitingBytes", "models");
        JsonNode garbage = document.at("/models/0/garbage");
        assertThat(garbage.findValuesAsText("version")).containsExactlyInAnyOrder("1", "2", "null");
        assertThat(garbage.findValuesAsText("state")).containsOnly("SWEPT");

        assertThat(Terminal.run("models", "list", "--store", store.toString()).out())
                .contains("flight-delays  1        swept", "flight-delays  2        swept")
                .contains("flight-delays  3        champion");
        Terminal gone = Terminal.run("models", "show", "flight-delays@1", "--store", store.toString());
        assertThat(gone.exitCode()).isEqualTo(66);
        assertThat(gone.err()).contains("MODEL-620", "Cannot use flight-delays@1: its files were collected");
    }

    @Test
    void leavesAStoreThatIsInOrderAndSaysWhatItDid() {
        gc("--keep", "1", "--grace", "0s");

        Terminal verify = Terminal.run("models", "verify", "all", "--store", store.toString());
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.out()).contains("flight-delays@3").doesNotContain("flight-delays@1");
        Terminal history = Terminal.run("models", "history", "flight-delays", "--store", store.toString());
        assertThat(history.out()).contains("tombstone", "files of 3 attempts", "swept", "models gc");
        Terminal rollback = Terminal.run("models", "rollback", "flight-delays", "--store", store.toString());
        assertThat(rollback.exitCode()).isEqualTo(66);
        assertThat(rollback.err()).contains("MODEL-620", "its files were collected by models gc");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(gc("--keep", "0").err()).contains("Invalid keep: '0' (expected 1 or more)");
        assertThat(gc("--keep", "0").exitCode()).isEqualTo(64);
        Terminal grace = gc("--grace", "1 week");
        assertThat(grace.exitCode()).isEqualTo(64);
        assertThat(grace.err()).contains("'1 week' (expected a duration as 90s, 30m, 24h or 7d)");
        assertThat(gc("nothing").exitCode()).isEqualTo(66);
    }

    private Terminal gc(String... arguments) {
        List<String> line = new ArrayList<>(List.of("models", "gc"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--store", store.toString()));
        return Terminal.run(line.toArray(String[]::new));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package dev.gristmill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.log.VersionState;
import dev.gristmill.store.run.RunClaim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store of format 1, as the first release wrote it: every later release must read that folder. When the format
 * changes on purpose, a further folder is added; this one stays.
 */
final class GoldenStoreTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/store-1");

    @TempDir
    Path folder;

    @Test
    void writesTheStoreByteForByte() throws IOException {
        build(new TestStore(folder));
        assertThat(content(folder)).isEqualTo(content(GOLDEN));
    }

    @Test
    void readsTheStore() {
        ModelStore store = ModelStore.open(GOLDEN.toString());
        assertThat(store.models()).containsExactly(TestStore.MODEL);
        ModelState state = store.state(TestStore.MODEL);
        assertThat(state.versions())
                .extracting(ModelVersion::version, ModelVersion::logicalDate, state::stateOf)
                .containsExactly(
                        tuple(1, "2026-10-29", VersionState.PROMOTED),
                        tuple(2, "2026-10-30", VersionState.REJECTED),
                        tuple(3, "2026-10-31", VersionState.PROMOTED));
        assertThat(state.aliases()).containsExactly(Map.entry("champion", 3));
        state.versions().forEach(store::verify);
    }

    @Test
    void readsTheDocumentsOfAVersion() {
        ModelStore store = ModelStore.open(GOLDEN.toString());
        ModelVersion version = store.resolve("flight-delays@3");
        assertThat(store.artifact(version).signature().inputs()).hasSize(2);
        assertThat(store.artifact(version).metrics().metrics()).containsEntry("areaUnderROC", 0.75);
        assertThat(store.artifact(version).metrics().split().testRows()).isEqualTo(20);
        assertThat(store.artifact(version).job().algorithm().engine()).isEqualTo("mllib");
        assertThat(store.artifact(version).job().parent()).isNull();
        assertThat(store.artifact(version).inputs().path("files").path(0).asText())
                .isEqualTo("a.parquet");
        assertThat(store.manifest(version).files())
                .extracting(file -> file.path())
                .containsExactly(
                        "inputs.json",
                        "job.json",
                        "metrics.json",
                        "model/metadata/part-00000",
                        "model/stages/0/data/part-00000.parquet",
                        "schema.json");
    }

    private static void build(TestStore store) {
        RunClaim good = store.claim(TestStore.request("2026-10-29"));
        store.publish(good, true);
        good.release(new Release(Release.Outcome.SUCCEEDED, false));
        RunClaim bad = store.claim(TestStore.request("2026-10-30"));
        store.publish(bad, false);
        bad.release(new Release(Release.Outcome.REJECTED, false));
        store.claim(TestStore.request("2026-10-31"));
        RunClaim continued = store.claim(TestStore.request("2026-10-31"));
        store.publish(continued, true);
        continued.release(new Release(Release.Outcome.SUCCEEDED, false));
    }

    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}

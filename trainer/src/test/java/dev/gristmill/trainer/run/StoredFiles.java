package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All files of the model {@code small}, but for what runs tell of themselves, at one time: to see that a run which failed
 * has published nothing and left earlier versions as they were.
 */
final class StoredFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path model;
    private final Map<Path, String> texts;
    private final ModelVersion champion;

    private StoredFiles(Path model, Map<Path, String> texts, ModelVersion champion) {
        this.model = model;
        this.texts = texts;
        this.champion = champion;
    }

    /** Those of the store below a folder, whose model has a champion. */
    static StoredFiles of(Path folder) {
        Path model = folder.resolve("models/small");
        ModelStore store = ModelStore.open(folder.resolve("models").toString());
        return new StoredFiles(model, read(model), store.resolve("small@champion"));
    }

    /** Every file is the same to the byte, and none has come but entries of the log that publish nothing. */
    void assertNothingPublished(ModelStore store) {
        Map<Path, String> now = read(model);
        assertThat(now).containsAllEntriesOf(texts);
        now.keySet().removeAll(texts.keySet());
        assertThat(now).allSatisfy((file, text) -> {
            assertThat(file.getParent()).isEqualTo(model.resolve("log"));
            assertThat(type(text)).isIn("CLAIM", "RELEASE");
        });
        assertThat(store.resolve("small@champion")).isEqualTo(champion);
        assertThat(store.state("small").versions()).hasSize(champion.version());
    }

    private static String type(String entry) {
        try {
            return MAPPER.readTree(entry).path("type").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as characters. */
    private static Map<Path, String> read(Path model) {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(model.resolve("runs")))
                    .toList()) {
                texts.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}

package dev.gristmill.store.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.ModelLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Somebody who may write to the store and knows its format: what is forged is consistent in itself. */
public final class Forger {

    private final Path store;

    /** One who forges in this store. */
    public Forger(Path store) {
        this.store = store;
    }

    /** Changes the log's entries by their type, and hashes and chains all of them anew. */
    public void rewriteLog(BiConsumer<String, ObjectNode> change) {
        String previous = Sha256.ZEROS;
        for (Path file : below(store.resolve(new ModelLayout(TestStore.MODEL).logFolder()))) {
            ObjectNode entry = tree(file);
            entry.remove("entrySha256");
            change.accept(entry.path("type").asText(), entry);
            entry.put("prevSha256", previous);
            entry.put("entrySha256", Sha256.of(CanonicalJson.bytes(entry)));
            write(file, CanonicalJson.bytes(entry));
            previous = Sha256.of(CanonicalJson.bytes(entry));
        }
    }

    /** Lists the artefact's files in its manifest anew, as they are now, and lets the log vouch for that. */
    public void reseal(Path artifact, Consumer<ObjectNode> change) {
        Path file = artifact.resolve("MANIFEST.json");
        ObjectNode manifest = tree(file);
        manifest.putArray("files");
        for (Path each : below(artifact)) {
            if (!String.valueOf(each.getFileName()).startsWith("MANIFEST.")) {
                manifest.withArray("files")
                        .addObject()
                        .put("path", artifact.relativize(each).toString())
                        .put("sha256", Sha256.of(read(each)))
                        .put("sizeBytes", read(each).length);
            }
        }
        change.accept(manifest);
        write(file, CanonicalJson.bytes(manifest));
        vouch(artifact);
    }

    /** Lets the log vouch for the manifest and the signature that the artefact has now. */
    public void vouch(Path artifact) {
        Path signature = artifact.resolve("MANIFEST.sig.json");
        rewriteLog((type, entry) -> {
            if (type.equals("COMMIT")
                    && artifact.endsWith(entry.path("attemptId").asText())) {
                ObjectNode reference = (ObjectNode) entry.path("payload").path("manifest");
                reference.put("sha256", Sha256.of(read(artifact.resolve("MANIFEST.json"))));
                reference.remove("signatureSha256");
                if (Files.exists(signature)) {
                    reference.put("signatureSha256", Sha256.of(read(signature)));
                }
            }
        });
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(Path file) {
        try {
            return (ObjectNode) CanonicalJson.parse(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

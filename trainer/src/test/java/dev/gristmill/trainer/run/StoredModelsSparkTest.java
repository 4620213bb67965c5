package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Secret;
import dev.gristmill.job.Task;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.trust.TrustPolicy;
import dev.gristmill.trainer.StoredModels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed by the run, trusted by the reader; and what becomes of a class that somebody planted. */
final class StoredModelsSparkTest {

    private static final String CHAMPION = "small@champion";

    @TempDir
    private Path folder;

    @Test
    void loadsWhatIsTrustedAndNeverAPlantedClass() throws IOException, NoSuchAlgorithmException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TrainSummary summary = new SmallRun(folder, SmallRows.all())
                .task(Task.BINARY_CLASSIFICATION)
                .label("answer = 'yes'")
                .features("a", "b", "c")
                .algorithm(SmallRun.spark("classification.LogisticRegression", Map.of("maxIter", 2)))
                .signedBy(new Secret(pem("PRIVATE KEY", keys.getPrivate().getEncoded())))
                .run();
        assertThat(summary.error()).isNull();
        TrustPolicy trust = TrustPolicy.in(Files.writeString(
                        folder.resolve("public.pem"),
                        pem("PUBLIC KEY", keys.getPublic().getEncoded()))
                .toString());
        ModelStore trusting = open(trust);
        assertThat(StoredModels.in(trusting).load(CHAMPION).stages())
                .hasSameSizeAs(SmallRun.published(summary).stages());

        Path artifact = Path.of(trusting.uri(trusting.resolve(CHAMPION)));
        String path = plant(artifact);
        assertThatThrownBy(() -> StoredModels.in(trusting).load(CHAMPION))
                .isInstanceOf(GristmillException.class)
                .hasMessageContaining("Cannot trust the model: MANIFEST.json is not signed");
        assertThatThrownBy(() -> StoredModels.in(open(TrustPolicy.NONE)).load(CHAMPION))
                .hasMessageContaining(path + " names the class '" + Planted.class.getName() + "'")
                .extracting(failure -> ((GristmillException) failure).code())
                .isEqualTo(StoreErrors.FOREIGN_CLASS);
        assertThat(System.getProperty(Planted.MARK)).isNull();

        String model = Path.of(
                        URI.create(Objects.requireNonNull(summary.model()).uri()))
                .resolve("model")
                .toString();
        assertThatThrownBy(() -> PipelineModel.load(model)).isNotNull();
        assertThat(System.getProperty(Planted.MARK))
                .as("what spark.ml does without the check")
                .isEqualTo("ran");
    }

    private ModelStore open(TrustPolicy trust) {
        return ModelStore.open(folder.resolve("models").toString(), trust);
    }

    /** Names a class in the last stage's metadata, strips the signature, and forges manifest and log. */
    private String plant(Path artifact) throws IOException {
        Path metadata;
        try (Stream<Path> files = Files.walk(artifact.resolve("model/stages"))) {
            metadata = files.filter(file -> String.valueOf(file.getFileName()).startsWith("part-")
                            && String.valueOf(file.getParent()).endsWith("/metadata"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
        ObjectNode stage = tree(metadata);
        Files.writeString(metadata, stage.put("class", Planted.class.getName()) + "\n");
        Files.deleteIfExists(metadata.resolveSibling("." + metadata.getFileName() + ".crc"));
        Files.delete(artifact.resolve("MANIFEST.sig.json"));
        String path = artifact.relativize(metadata).toString();
        ObjectNode manifest = tree(artifact.resolve("MANIFEST.json"));
        List<JsonNode> kept = Stream.iterate(0, i -> i + 1)
                .limit(manifest.path("files").size())
                .map(i -> manifest.path("files").path(i))
                .filter(file -> !file.path("path").asText().endsWith("." + metadata.getFileName() + ".crc"))
                .toList();
        for (JsonNode file : kept) {
            if (file.path("path").asText().equals(path)) {
                ((ObjectNode) file)
                        .put("sha256", Sha256.of(Files.readAllBytes(metadata)))
                        .put("sizeBytes", Files.size(metadata));
            }
        }
        manifest.putArray("files").addAll(kept);
        Files.write(artifact.resolve("MANIFEST.json"), CanonicalJson.bytes(manifest));
        forgeLog(Sha256.of(CanonicalJson.bytes(manifest)));
        return path;
    }

    private void forgeLog(String manifest) throws IOException {
        String previous = Sha256.ZEROS;
        for (long seq = 1; seq <= 4; seq++) {
            Path file = folder.resolve("models/small/log").resolve("%020d.json".formatted(seq));
            ObjectNode entry = tree(file);
            entry.remove("entrySha256");
            if (entry.path("payload").path("manifest") instanceof ObjectNode reference) {
                reference.put("sha256", manifest).remove("signatureSha256");
            }
            entry.put("prevSha256", previous);
            entry.put("entrySha256", Sha256.of(CanonicalJson.bytes(entry)));
            previous = Sha256.of(CanonicalJson.bytes(entry));
            Files.write(file, CanonicalJson.bytes(entry));
        }
    }

    private static ObjectNode tree(Path file) throws IOException {
        return (ObjectNode) CanonicalJson.parse(Files.readAllBytes(file));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}

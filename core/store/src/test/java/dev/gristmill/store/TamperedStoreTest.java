package dev.gristmill.store;

import static dev.gristmill.store.error.StoreErrors.CONTENT_DIFFERS;
import static dev.gristmill.store.error.StoreErrors.FILES_DIFFER;
import static dev.gristmill.store.error.StoreErrors.FOREIGN_CLASS;
import static dev.gristmill.store.error.StoreErrors.FORMAT_NEWER;
import static dev.gristmill.store.error.StoreErrors.LOG_DAMAGED;
import static dev.gristmill.store.error.StoreErrors.NOT_A_FILE;
import static dev.gristmill.store.error.StoreErrors.NOT_TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.artifact.Endorsement;
import dev.gristmill.store.artifact.Finding;
import dev.gristmill.store.fake.Forger;
import dev.gristmill.store.fake.StoreCopy;
import dev.gristmill.store.fake.TestKeys;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.trust.ManifestSigner;
import dev.gristmill.store.trust.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody may do to a signed version, and that no reader takes it then. */
final class TamperedStoreTest {

    private static final String WEIGHTS = "model/stages/0/data/part-00000.parquet";
    private static final String METADATA = "model/metadata/part-00000";
    private static final String PIPELINE = "org.apache.spark.ml.PipelineModel";
    private static final String REFERENCE = TestStore.MODEL + "@2";

    @TempDir
    private static Path origin;

    private static Path first;
    private static Path second;

    @TempDir
    Path folder;

    private Path root;
    private Path artifact;
    private Forger forger;

    @BeforeAll
    static void publishTwice() {
        Endorsement signed = new Endorsement(List.of(), ManifestSigner.of(TestKeys.ONE.privatePem()));
        TestStore store = new TestStore(origin, signed, PIPELINE);
        first = publish(store, "2026-10-30");
        second = publish(store, "2026-10-31");
    }

    private static Path publish(TestStore store, String date) {
        ModelVersion version = store.publish(store.claim(TestStore.request(date)), true);
        return Path.of(store.store().uri(version));
    }

    @BeforeEach
    void copy() {
        root = folder.resolve("store");
        artifact = root.resolve(origin.relativize(second).toString());
        forger = new Forger(root);
        StoreCopy.copy(origin, root);
    }

    @Test
    void takesWhatNobodyTouched() {
        ModelStore store = trusting(TestKeys.ONE);
        assertThat(store.loadable(store.resolve(REFERENCE), TestStore.SPARK))
                .hasToString("file://" + artifact.resolve("model"));
        assertThat(store.check(store.resolve(REFERENCE)).findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String tampering, Tampering act, ErrorCode code, String file) throws IOException {
        act.on(this);
        assertThatThrownBy(() ->
                        trusting(TestKeys.ONE).loadable(trusting(TestKeys.ONE).resolve(REFERENCE), TestStore.SPARK))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.DATA);
                    assertThat(failure).hasMessageContaining(file);
                    assertThat(failure.where()).contains(file.substring(file.lastIndexOf('/') + 1));
                });
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments("a byte flipped", act(it -> it.write(WEIGHTS, "wEights")), CONTENT_DIFFERS, WEIGHTS),
                arguments("truncated", act(it -> it.write(WEIGHTS, "weight")), CONTENT_DIFFERS, WEIGHTS),
                arguments("added", act(it -> it.write(METADATA + "1", "{}")), FILES_DIFFER, METADATA + "1"),
                arguments("removed", act(it -> Files.delete(it.file(WEIGHTS))), FILES_DIFFER, WEIGHTS),
                arguments("a link to the same bytes", act(TamperedStoreTest::link), NOT_A_FILE, WEIGHTS),
                arguments("manifest edited", act(it -> it.edit("MANIFEST.json")), CONTENT_DIFFERS, "MANIFEST.json"),
                arguments("manifest made to fit", act(TamperedStoreTest::fit), CONTENT_DIFFERS, "MANIFEST.json"),
                arguments(
                        "manifest removed",
                        act(it -> Files.delete(it.file("MANIFEST.json"))),
                        FILES_DIFFER,
                        "MANIFEST"),
                arguments(
                        "another version's files", act(TamperedStoreTest::copyFirst), CONTENT_DIFFERS, "MANIFEST.json"),
                arguments("log entry edited", act(it -> it.edit(it.entry(5))), LOG_DAMAGED, "0000000000000005.json"),
                arguments(
                        "log entry removed",
                        act(it -> Files.delete(it.entry(2))),
                        LOG_DAMAGED,
                        "0000000000000002.json"),
                arguments("log entries swapped", act(TamperedStoreTest::swap), LOG_DAMAGED, "0000000000000002.json"),
                arguments(
                        "signature stripped",
                        act(it -> Files.delete(it.file("MANIFEST.sig.json"))),
                        FILES_DIFFER,
                        "MANIFEST.sig.json"),
                arguments(
                        "signed by a stranger", act(it -> it.sign(TestKeys.TWO)), CONTENT_DIFFERS, "MANIFEST.sig.json"),
                arguments(
                        "signature stripped, log forged",
                        act(it -> {
                            Files.delete(it.file("MANIFEST.sig.json"));
                            it.forger.vouch(it.artifact);
                        }),
                        NOT_TRUSTED,
                        "MANIFEST.json"),
                arguments(
                        "signed by a stranger, log forged",
                        act(it -> {
                            it.sign(TestKeys.TWO);
                            it.forger.vouch(it.artifact);
                        }),
                        NOT_TRUSTED,
                        "MANIFEST.sig.json"),
                arguments(
                        "model and manifest changed, log forged",
                        act(it -> {
                            it.write(WEIGHTS, "other weights");
                            it.forger.reseal(it.artifact, manifest -> {});
                        }),
                        NOT_TRUSTED,
                        "MANIFEST.sig.json"),
                arguments(
                        "another version's signed files, log forged",
                        act(it -> {
                            it.copyFirst();
                            it.forger.vouch(it.artifact);
                        }),
                        NOT_TRUSTED,
                        "MANIFEST.json"),
                arguments(
                        "a path that leads outside, signed anew, log forged",
                        act(it -> {
                            it.forger.reseal(
                                    it.artifact,
                                    manifest -> ((ObjectNode)
                                                    manifest.path("files").path(0))
                                            .put("path", "../../../secret"));
                            it.sign(TestKeys.ONE);
                            it.forger.vouch(it.artifact);
                        }),
                        FILES_DIFFER,
                        "MANIFEST.json"),
                arguments(
                        "a run that leads outside, log forged",
                        act(it -> it.forger.rewriteLog((type, entry) -> entry.put("runId", ".."))),
                        LOG_DAMAGED,
                        "0000000000000001.json"),
                arguments(
                        "log of a newer format",
                        act(it -> it.forger.rewriteLog((type, entry) -> entry.put("schemaVersion", 2))),
                        FORMAT_NEWER,
                        "0000000000000001.json"),
                arguments(
                        "manifest of a newer format, signed anew, log forged",
                        act(it -> {
                            it.forger.reseal(it.artifact, manifest -> manifest.put("schemaVersion", 2));
                            it.sign(TestKeys.ONE);
                            it.forger.vouch(it.artifact);
                        }),
                        FORMAT_NEWER,
                        "MANIFEST.json"));
    }

    /** Without signatures a forger of the log is believed; what the model would run is looked at all the same. */
    @ParameterizedTest
    @MethodSource
    void refusesAPlantedClass(String path, String metadata, String reason) throws IOException {
        write(path, metadata);
        Files.delete(file("MANIFEST.sig.json"));
        forger.reseal(artifact, manifest -> {});
        ModelStore store = ModelStore.open(root.toString(), TrustPolicy.NONE);
        ModelVersion version = store.resolve(REFERENCE);
        store.verify(version);
        assertThatThrownBy(() -> store.loadable(version, TestStore.SPARK))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot load the model: " + path + " " + reason
                        + " (expected one of spark.ml, or of the plug-ins that the run recorded)")
                .extracting(failure -> ((GristmillException) failure).code())
                .isEqualTo(FOREIGN_CLASS);
    }

    static Stream<Arguments> refusesAPlantedClass() {
        String planted = "names the class 'com.example.Planted'";
        return Stream.of(
                arguments(METADATA, "{\"class\":\"com.example.Planted\"}", planted),
                arguments("model/stages/0/metadata/part-00000", "{\"class\":\"com.example.Planted\"}", planted),
                arguments("model/stages/0/classifier/metadata/a=1/x", "{\"class\":\"com.example.Planted\"}", planted),
                arguments("model/stages/0/metadata", "{\"class\":\"com.example.Planted\"}", planted),
                arguments(
                        METADATA,
                        "{\"class\":\"" + PIPELINE + "\",\"paramMap\":{\"x\":[{\"class\":\"com.example.Planted\"}]}}",
                        planted),
                arguments(METADATA, "{\"class\":\"" + PIPELINE + "\"}\n{\"class\":\"com.example.Planted\"}", planted),
                arguments(
                        METADATA,
                        "{\"class\":\"org.apache.spark.ml.tuning.CrossValidatorModel\"}",
                        "names the class 'org.apache.spark.ml.tuning.CrossValidatorModel'"),
                arguments(METADATA, "{\"class\":\"a\\r\\nb\"}", "names the class 'a??b'"),
                arguments(METADATA, "{\"class\":7}", "names no class"),
                arguments(METADATA, "{}", "names no class"),
                arguments(
                        METADATA,
                        "{\"class\":\"" + PIPELINE + "\",\"class\":\"com.example.Planted\"}",
                        "is not metadata that spark.ml writes"),
                arguments(METADATA + ".gz", "\u001f\u008b", "is not metadata that spark.ml writes"));
    }

    @Test
    void takesTheClassesThatTheRunRecorded() throws IOException {
        write(METADATA, "{\"class\":\"com.example.Planted\"}");
        write("model/metadata/_SUCCESS", "");
        write("model/metadata/.part-00000.crc", "crc");
        Files.delete(file("MANIFEST.sig.json"));
        forger.reseal(artifact, manifest -> manifest.putArray("pluginClasses").add("com.example.Planted"));
        ModelStore store = ModelStore.open(root.toString(), TrustPolicy.NONE);
        assertThat(store.loadable(store.resolve(REFERENCE), TestStore.SPARK).getPath())
                .endsWith("/model");
    }

    @Test
    void namesEveryFileThatIsBad() throws IOException {
        write(WEIGHTS, "wEights");
        Files.delete(file("job.json"));
        link(METADATA);
        write("model/extra", "");
        Files.createSymbolicLink(file("model/a-link"), file(WEIGHTS));
        Files.createSymbolicLink(file("sample"), folder);
        ModelStore store = trusting(TestKeys.ONE);
        assertThat(store.check(store.resolve(REFERENCE)).findings())
                .extracting(Finding::where)
                .containsExactly(
                        "file://" + file("job.json"),
                        "file://" + file(METADATA),
                        "file://" + file(WEIGHTS),
                        "file://" + file("model/a-link"),
                        "file://" + file("model/extra"),
                        "file://" + file("sample"));
        Files.delete(file(METADATA));
        Files.delete(file("model/a-link"));
        Files.delete(file("sample"));
        assertThat(store.check(store.resolve(REFERENCE)).findings())
                .extracting(finding -> finding.code().id() + " " + finding.message())
                .containsExactly(
                        "MODEL-601 Cannot use the model: job.json is missing",
                        "MODEL-601 Cannot use the model: " + METADATA + " is missing",
                        "MODEL-602 Cannot use the model: " + WEIGHTS + " was changed after it was stored",
                        "MODEL-601 Cannot use the model: model/extra is not in its manifest");
    }

    private ModelStore trusting(TestKeys keys) {
        return ModelStore.open(root.toString(), TrustPolicy.in(keys.publicFile(folder)));
    }

    private Path file(String path) {
        return artifact.resolve(path);
    }

    private Path entry(long seq) {
        return root.resolve(new ModelLayout(TestStore.MODEL).entryKey(seq));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(file(path).getParent());
        Files.write(file(path), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void edit(String path) throws IOException {
        edit(file(path));
    }

    private void edit(Path path) throws IOException {
        Files.writeString(path, Files.readString(path).replace("2026", "2027"));
    }

    private void link() throws IOException {
        link(WEIGHTS);
    }

    private void link(String path) throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(file(path), elsewhere);
        Files.createSymbolicLink(file(path), elsewhere);
    }

    private void fit() throws IOException {
        byte[] log = Files.readAllBytes(entry(5));
        write(WEIGHTS, "other weights");
        forger.reseal(artifact, manifest -> {});
        Files.write(entry(5), log);
        // The forger chained the last entry to its own
        Files.delete(entry(6));
    }

    private void swap() throws IOException {
        Path aside = folder.resolve("aside");
        Files.move(entry(2), aside);
        Files.move(entry(3), entry(2));
        Files.move(aside, entry(3));
    }

    private void copyFirst() throws IOException {
        for (String path : List.of("MANIFEST.json", "MANIFEST.sig.json")) {
            Files.write(file(path), Files.readAllBytes(first.resolve(path)));
        }
    }

    private void sign(TestKeys keys) throws IOException {
        byte[] manifest = Files.readAllBytes(file("MANIFEST.json"));
        Files.write(
                file("MANIFEST.sig.json"),
                CanonicalJson.document(ManifestSigner.of(keys.privatePem()).sign(manifest)));
    }

    private static Tampering act(Tampering tampering) {
        return tampering;
    }

    /** What is done to the store. */
    interface Tampering {

        void on(TamperedStoreTest store) throws IOException;
    }
}

package dev.gristmill.store;

import static dev.gristmill.store.log.Intervention.Action.PROMOTE;
import static dev.gristmill.store.log.Intervention.Action.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.artifact.Endorsement;
import dev.gristmill.store.artifact.SparkRelease;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TestKeys;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.Intervention;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Operator;
import dev.gristmill.store.log.Promotion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.log.VersionState;
import dev.gristmill.store.operation.Move;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.trust.ManifestSigner;
import dev.gristmill.store.trust.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores of format 1, as this and earlier releases wrote them: every later release must read these folders. When the
 * format changes on purpose, a further folder is added; these stay.
 */
final class GoldenStoreTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/store-1");
    /** With what people did, and signatures. */
    private static final Path SIGNED = Path.of("src/test/resources/golden/store-1-signed");

    /** Of a patch release; of a newer release by what the run says; of one by what a stage says. */
    private static final Path NEWER_SPARK = Path.of("src/test/resources/golden/store-1-newer-spark");

    private static final Operator ANNA = new Operator("anna", "desk-7");

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

    @Test
    void writesTheSignedStoreByteForByte() throws IOException {
        buildSigned(new TestStore(
                folder,
                new Endorsement(List.of("com.example.CyclicEncoder"), ManifestSigner.of(TestKeys.ONE.privatePem())),
                "org.apache.spark.ml.PipelineModel"));
        assertThat(content(folder)).isEqualTo(content(SIGNED));
    }

    @Test
    void readsTheSignedStore() {
        ModelStore store = ModelStore.open(SIGNED.toString(), TrustPolicy.in(TestKeys.ONE.publicFile(folder)));
        ModelState state = store.state(TestStore.MODEL);
        assertThat(state.aliases()).containsExactly(Map.entry("champion", 2), Map.entry("shadow", 3));
        assertThat(state.promotions())
                .extracting(Promotion::alias, Promotion::from, Promotion::to, Promotion::intervention)
                .containsExactly(
                        tuple("champion", null, 1, null),
                        tuple("champion", 1, 3, null),
                        tuple("shadow", null, 3, did(PROMOTE, null, false)),
                        tuple("champion", 3, 1, did(ROLLBACK, "too many complaints", false)),
                        tuple("champion", 1, 2, did(PROMOTE, "the gate was wrong", true)));
        assertThat(state.attempts())
                .extracting(Attempt::release)
                .containsExactly(
                        new Release(Release.Outcome.SUCCEEDED, false),
                        new Release(Release.Outcome.REJECTED, false),
                        new Release(Release.Outcome.STOPPED, true),
                        new Release(Release.Outcome.SUCCEEDED, false));
        assertThat(store.history(TestStore.MODEL)).hasSize((int) state.tail().seq());
        state.versions().forEach(version -> store.loadable(version, TestStore.SPARK));
        assertThat(store.manifest(store.resolve("flight-delays@3")).pluginClasses())
                .containsExactly("com.example.CyclicEncoder");
    }

    @Test
    void doesNotTakeTheSignedStoreFromAStranger() {
        ModelStore store = ModelStore.open(SIGNED.toString(), TrustPolicy.in(TestKeys.TWO.publicFile(folder)));
        assertThatThrownBy(() -> store.loadable(store.resolve("flight-delays@3"), TestStore.SPARK))
                .hasMessage("Cannot trust the model: MANIFEST.sig.json is not a signature of it by a trusted key");
    }

    @Test
    void writesTheStoreOfANewerSparkByteForByte() throws IOException {
        buildWithNewerSpark(new TestStore(folder));
        assertThat(content(folder)).isEqualTo(content(NEWER_SPARK));
    }

    @Test
    void refusesWhatANewerSparkWrote() {
        ModelStore store = ModelStore.open(NEWER_SPARK.toString());
        assertThat(store.loadable(store.resolve("flight-delays@1"), TestStore.SPARK))
                .asString()
                .endsWith("/model");
        Map.of(2, "job.json", 3, "model/stages/1/metadata/part-00000").forEach((version, path) -> {
            ModelVersion newer = store.resolve("flight-delays@" + version);
            store.verify(newer);
            assertThatThrownBy(() -> store.loadable(newer, TestStore.SPARK))
                    .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                    .satisfies(failure -> {
                        assertThat(failure)
                                .hasMessage("Cannot load the model: " + path + " says that it is of Spark 4.2.0"
                                        + " (expected none newer than the Spark 4.1.0 here)");
                        assertThat(failure.code()).isEqualTo(StoreErrors.SPARK_NEWER);
                        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.DATA);
                        assertThat(failure.where()).endsWith(path);
                        assertThat(failure.hint()).startsWith("load it with the Spark that wrote it, or a newer one");
                    });
            assertThat(store.loadable(newer, new SparkRelease("4.2.0-preview1")))
                    .isNotNull();
        });
    }

    private static Intervention did(Intervention.Action action, @Nullable String reason, boolean forced) {
        return new Intervention(action, ANNA, reason, forced);
    }

    private static void buildSigned(TestStore store) {
        RunClaim good = store.claim(TestStore.request("2026-10-29"));
        store.publish(good, true);
        good.release(new Release(Release.Outcome.SUCCEEDED, false));
        RunClaim bad = store.claim(TestStore.request("2026-10-30"));
        store.publish(bad, false);
        bad.release(new Release(Release.Outcome.REJECTED, false));
        RunClaim stopped = store.claim(TestStore.request("2026-10-31"));
        stopped.release(new Release(Release.Outcome.STOPPED, true));
        RunClaim continued = store.claim(TestStore.request("2026-10-31"));
        store.publish(continued, true);
        continued.release(new Release(Release.Outcome.SUCCEEDED, false));
        ModelStore people = store.store();
        people.promote("flight-delays@3", new Move("shadow", ANNA, null, false));
        people.rollback(TestStore.MODEL, null, new Move("champion", ANNA, "too many complaints", false));
        people.promote("flight-delays@2", new Move("champion", ANNA, "the gate was wrong", true));
    }

    private static void buildWithNewerSpark(TestStore store) {
        publish(store, "2026-10-29", "4.1.7", "4.1.7");
        publish(store, "2026-10-30", "4.2.0", "4.1.0");
        publish(store, "2026-10-31", "4.1.0", "4.2.0");
    }

    private static void publish(TestStore store, String date, String run, String stage) {
        RunClaim claim = store.claim(TestStore.request(date));
        String model = claim.artifactFolder() + "/model/";
        Map.of("metadata", "PipelineModel", "stages/0/metadata", "feature.IDF", "stages/1/metadata", "feature.IDFModel")
                .forEach((path, name) -> store.storage()
                        .putIfAbsent(
                                model + path + "/part-00000",
                                TestStore.bytes("{\"class\":\"org.apache.spark.ml." + name + "\",\"sparkVersion\":\""
                                        + (path.contains("1") ? stage : "4.1.0") + "\"}\n")));
        GateDecision gate = TestStore.gate(true);
        ManifestReference manifest = claim.seal(TestStore.documents(gate, run), Endorsement.PLAIN);
        claim.promote(ModelState.CHAMPION, claim.commit(manifest, TestStore.metrics(true), gate));
        claim.release(new Release(Release.Outcome.SUCCEEDED, false));
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

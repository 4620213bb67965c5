package dev.gristmill.store.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactTest {

    private static final String WEIGHTS = "model/stages/0/data/part-00000.parquet";

    @TempDir
    Path folder;

    private TestStore store;
    private RunClaim claim;
    private Path artifact;

    @BeforeEach
    void begin() {
        store = new TestStore(folder);
        claim = store.claim(TestStore.request("2026-10-31"));
        artifact = folder.resolve(claim.artifactFolder());
    }

    @Test
    void verifiesWhatNobodyTouched() {
        ModelVersion version = store.publish(claim, true);
        store.store().verify(version);
        Manifest manifest = store.store().manifest(version);
        assertThat(manifest.file("MANIFEST.json")).isEmpty();
        assertThat(manifest.sizeBytes()).isEqualTo(version.commit().manifest().sizeBytes());
        assertThat(manifest.runId()).isEqualTo(claim.runId());
    }

    @Test
    void keepsFurtherDocuments() {
        claim.putDocument("report/report.json", TestStore.bytes("{}"));
        claim.putDocument("report/report.json", TestStore.bytes("{}"));
        ModelVersion version = store.publish(claim, true);
        assertThat(store.store().manifest(version).file("report/report.json")).isPresent();
        assertThatThrownBy(() -> claim.putDocument("report/report.json", TestStore.bytes("[]")))
                .hasMessage("Cannot store " + claim.artifactFolder()
                        + "/report/report.json: this attempt has stored other bytes there");
    }

    @Test
    void vouchesForATableThatSparkWrote() throws IOException {
        Path table = Path.of(claim.resultUri()).resolve("part-00000.parquet");
        Files.createDirectories(table.getParent());
        Files.writeString(table, "rows");
        ModelVersion version = store.publish(claim, true);
        assertThat(store.store().manifest(version).file("result/part-00000.parquet"))
                .isPresent();
    }

    @Test
    void findsAMissingFile() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Files.delete(artifact.resolve(WEIGHTS));
        refuses(version, StoreErrors.FILES_DIFFER, "Cannot use the model: " + WEIGHTS + " is missing");
    }

    @Test
    void findsAnEditedFileOfTheSameSize() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Files.writeString(artifact.resolve(WEIGHTS), "wEights");
        refuses(
                version,
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: " + WEIGHTS + " was changed after it was stored");
    }

    @Test
    void findsATruncatedFile() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Files.writeString(artifact.resolve(WEIGHTS), "");
        refuses(
                version,
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: " + WEIGHTS + " was changed after it was stored");
    }

    @Test
    void findsAnExtraFile() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Files.writeString(artifact.resolve("model/metadata/part-00001"), "{\"class\":\"Evil\"}");
        refuses(
                version,
                StoreErrors.FILES_DIFFER,
                "Cannot use the model: model/metadata/part-00001 is not in its manifest");
    }

    @Test
    void findsALink() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Path weights = artifact.resolve(WEIGHTS);
        Files.move(weights, folder.resolve("elsewhere"));
        Files.createSymbolicLink(weights, folder.resolve("elsewhere"));
        refuses(
                version,
                StoreErrors.NOT_A_FILE,
                "Cannot use " + claim.artifactFolder() + "/" + WEIGHTS
                        + ": it is a link or a device, not a plain file");
    }

    @Test
    void findsAnEditedOrMissingManifest() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Path manifest = artifact.resolve("MANIFEST.json");
        Files.writeString(manifest, Files.readString(manifest).replace("flight", "flught"));
        refuses(
                version,
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: MANIFEST.json was changed after it was stored");
        Files.delete(manifest);
        refuses(version, StoreErrors.FILES_DIFFER, "Cannot use the model: MANIFEST.json is missing");
    }

    @Test
    void neverShowsADocumentThatWasEdited() throws IOException {
        ModelVersion version = store.publish(claim, true);
        Files.writeString(artifact.resolve("schema.json"), "{\"schemaVersion\":1,\"inputs\":[],\"outputs\":[]}");
        ArtifactReader reader = store.store().artifact(version);
        assertThatThrownBy(reader::signature)
                .hasMessage("Cannot use the model: schema.json was changed after it was stored");
    }

    @Test
    void sealsNothingThatTheRunDidNotWrite() throws IOException {
        Files.createDirectories(artifact);
        Files.writeString(artifact.resolve("foreign.json"), "{}");
        refuses(
                () -> store.seal(claim, TestStore.gate(true)),
                StoreErrors.FILES_DIFFER,
                "Cannot seal the model: this run did not write foreign.json");
    }

    @Test
    void sealsNoLinks() throws IOException {
        Files.createDirectories(artifact.resolve("model"));
        Files.createSymbolicLink(artifact.resolve("model/link"), folder);
        assertThatThrownBy(() -> store.seal(claim, TestStore.gate(true)))
                .hasMessageEndingWith("/model/link: it is a link or a device, not a plain file");
    }

    private void refuses(ModelVersion version, ErrorCode code, String message) {
        refuses(() -> store.store().verify(version), code, message);
    }

    private static void refuses(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage(message);
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.DATA);
                });
    }
}

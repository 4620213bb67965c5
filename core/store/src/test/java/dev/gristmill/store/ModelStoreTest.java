package dev.gristmill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunReport;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.run.RunStart;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelStoreTest {

    @TempDir
    Path folder;

    private TestStore test;
    private ModelStore store;

    @BeforeEach
    void open() {
        test = new TestStore(folder);
        store = test.store();
    }

    @ParameterizedTest
    @CsvSource({"flight-delays, 1", "flight-delays@champion, 1", "flight-delays@1, 1", "flight-delays@2, 2"})
    void resolvesReferences(String reference, int version) {
        test.publish(test.claim(TestStore.request("2026-10-30")), true);
        test.publish(test.claim(TestStore.request("2026-10-31")), false);
        assertThat(store.resolve(reference).version()).isEqualTo(version);
    }

    @Test
    void saysWhichVersionsThereAre() {
        test.publish(test.claim(TestStore.request("2026-10-31")), false);
        refuses("flight-delays", "Cannot find champion of model flight-delays", "versions there: flight-delays@1");
        refuses("flight-delays@7", "Cannot find 7 of model flight-delays", "versions there: flight-delays@1");
        refuses("flight-delay", "Cannot find model flight-delay", "models there: flight-delays");
    }

    @Test
    void saysThatNothingIsThere() {
        refuses("flight-delays", "Cannot find model flight-delays", "nothing is there yet; train first");
        test.claim(TestStore.request(null));
        refuses("flight-delays@1", "Cannot find 1 of model flight-delays", "nothing is there yet; train first");
    }

    @Test
    void findsTheReportOfTheAttemptThatCompletedTheRun() {
        RunRequest request = TestStore.request("2026-10-31");
        RunClaim failed = test.claim(request);
        failed.putReport(TestStore.bytes("failed"), TestStore.bytes("{}"));
        failed.release(new Release(Release.Outcome.FAILED, true));
        RunClaim halted = test.claim(request);
        ModelVersion version =
                halted.commit(test.seal(halted, TestStore.gate(true)), TestStore.metrics(true), TestStore.gate(true));
        assertThatThrownBy(() -> store.report(version))
                .hasMessage("Cannot find the report of flight-delays@1: the run that made it wrote none");

        RunClaim completing = test.claim(request);
        completing.putReport(TestStore.bytes("completed"), TestStore.bytes("{}"));
        assertThat(store.report(version)).isEqualTo(completing.report());
        assertThat(store.reportHtml(version)).isEqualTo(TestStore.bytes("completed"));
    }

    @Test
    void keepsOneReportOfARunThatNeverClaimed() {
        RunStart start = store.begin(TestStore.request("2026-10-31"));
        store.putReport(TestStore.MODEL, start, TestStore.bytes("first"), TestStore.bytes("{}"));
        RunReport report = store.putReport(TestStore.MODEL, start, TestStore.bytes("second"), TestStore.bytes("{}"));
        Path unclaimed = folder.resolve("flight-delays/runs/" + start.runId() + "/unclaimed");
        assertThat(Path.of(report.html()))
                .isEqualTo(unclaimed.resolve("report.html"))
                .hasContent("second");
        assertThat(unclaimed).isDirectoryContaining(file -> file.endsWith("report.json"));
        assertThat(Path.of(store.unclaimedUri(TestStore.MODEL, start))).isEqualTo(unclaimed);
        assertThat(store.models()).isEmpty();
    }

    private void refuses(String reference, String message, String hint) {
        assertThatThrownBy(() -> store.resolve(reference))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage(message);
                    assertThat(failure.hint()).isEqualTo(hint);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.MISSING);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@1", "A", "../x", "a/b@1", "a@", "a@0", "a@-1", "a@1.5", "a@b@c", "a@../1", "a@9999999999"})
    void refusesWhatIsNotAReference(String reference) {
        assertThatThrownBy(() -> store.resolve(reference))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessageStartingWith("Invalid model reference: '");
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
                });
    }

    @Test
    void listsModelsAndNothingElse() {
        assertThat(store.models()).isEmpty();
        test.claim(TestStore.request(null));
        test.storage().putIfAbsent("lost+found/x", TestStore.bytes(""));
        test.storage().putIfAbsent("notes/readme", TestStore.bytes(""));
        assertThat(store.models()).containsExactly("flight-delays");
    }

    @Test
    void namesWhereAVersionIs() {
        var version = test.publish(test.claim(TestStore.request(null)), true);
        String uri = folder.toUri() + "flight-delays/artifacts/" + version.runId() + "/" + version.attemptId();
        assertThat(store.uri(version)).hasToString(uri);
        assertThat(store.modelUri(version)).hasToString(uri + "/model");
    }

    @Test
    void opensByLocation() {
        ModelStore other = ModelStore.open(folder.toString());
        other.verifyWritable();
        assertThat(other.exists()).isTrue();
        assertThat(other.root()).isEqualTo(store.root());
        assertThat(other.models()).isEmpty();
    }
}

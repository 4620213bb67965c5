package dev.gristmill.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.CountingNonces;
import dev.gristmill.store.fake.FakeTime;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.fake.TickingClock;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.SettledPut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TamperedLogTest {

    private static final ModelLayout LAYOUT = new ModelLayout(TestStore.MODEL);

    @TempDir
    Path folder;

    private ModelLog log;

    @BeforeEach
    void runTwice() {
        TestStore store = new TestStore(folder);
        for (String date : new String[] {"2026-10-30", "2026-10-31"}) {
            store.publish(store.claim(TestStore.request(date)), true);
        }
        log = new ModelLog(
                store.storage(),
                LAYOUT,
                new TickingClock("2026-11-01T06:00:00Z"),
                new CountingNonces(),
                new SettledPut(store.storage(), new FakeTime(), Duration.ZERO));
    }

    @Test
    void readsWhatNobodyTouched() {
        assertThat(log.read().tail().seq()).isEqualTo(6);
    }

    @Test
    void findsAnEditedEntry() throws IOException {
        String text = Files.readString(entry(2)).replace("0.75", "0.99");
        Files.writeString(entry(2), text);
        refuses(2, "it was changed after it was written", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAnEntryThatSaysTheSameInOtherBytes() throws IOException {
        Files.writeString(entry(6), Files.readString(entry(6)) + "\n");
        refuses(6, "it was changed after it was written", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAnEntryThatWasEditedAndHashedAnew() throws IOException {
        forge(2, tree -> tree.put("at", "2020-01-01T00:00:00Z"));
        refuses(3, "it does not follow from the entry before it", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAGap() throws IOException {
        Files.delete(entry(3));
        refuses(3, "it is missing, later ones are there", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsSwappedEntries() throws IOException {
        Path aside = folder.resolve("aside");
        Files.move(entry(2), aside);
        Files.move(entry(3), entry(2));
        Files.move(aside, entry(3));
        refuses(2, "its number is 3", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAnEntryThatRepeatsAnother() throws IOException {
        Files.copy(entry(5), entry(6), StandardCopyOption.REPLACE_EXISTING);
        refuses(6, "its number is 5", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAnEntryThatContradictsTheOthers() throws IOException {
        forge(6, tree -> ((ObjectNode) tree.get("payload")).put("to", 9));
        refuses(6, "it contradicts the entries before it", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsATruncatedEntry() throws IOException {
        Files.writeString(entry(4), Files.readString(entry(4)).substring(0, 100));
        refuses(4, "it is not a log entry", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAnEmptyEntry() throws IOException {
        Files.writeString(entry(4), "");
        refuses(4, "it was changed after it was written", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void findsAnEntryThatNobodyCouldHaveWritten() throws IOException {
        Files.writeString(entry(4), " ".repeat(70_000));
        refuses(4, "it has 70000 bytes", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void neverSkipsATypeOfALaterRelease() throws IOException {
        forge(6, tree -> tree.put("type", "LATER"));
        refuses(6, "this version does not know type LATER", StoreErrors.FORMAT_NEWER);
    }

    @Test
    void neverSkipsAFormatOfALaterRelease() throws IOException {
        forge(6, tree -> tree.put("schemaVersion", 2));
        refuses(6, "this version does not know format 2", StoreErrors.FORMAT_NEWER);
    }

    @Test
    void neverIgnoresAFieldOfALaterRelease() throws IOException {
        forge(6, tree -> ((ObjectNode) tree.get("payload")).put("later", true));
        refuses(6, "it is not a log entry", StoreErrors.LOG_DAMAGED);
    }

    @Test
    void leavesOtherFilesInTheFolderAlone() throws IOException {
        Files.writeString(folder.resolve(LAYOUT.logFolder()).resolve("_hint"), "6");
        assertThat(log.read().tail().seq()).isEqualTo(6);
    }

    private void refuses(long seq, String reason, ErrorCode code) {
        String name = entry(seq).getFileName().toString();
        assertThatThrownBy(log::read)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot read the log entry " + name + ": " + reason);
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.DATA);
                    assertThat(failure.where()).endsWith(LAYOUT.entryKey(seq));
                });
    }

    // What somebody would do who knows the format
    private void forge(long seq, Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) CanonicalJson.parse(Files.readAllBytes(entry(seq)));
        tree.remove("entrySha256");
        change.accept(tree);
        tree.put("entrySha256", Sha256.of(CanonicalJson.bytes(tree)));
        Files.write(entry(seq), CanonicalJson.bytes(tree));
    }

    private Path entry(long seq) {
        return folder.resolve(LAYOUT.entryKey(seq));
    }
}

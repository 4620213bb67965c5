package dev.gristmill.store.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.fake.CountingNonces;
import dev.gristmill.store.fake.FakeTime;
import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.storage.LocalStorage;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreDoctorTest {

    @TempDir
    private Path folder;

    private Storage client(String nonce) {
        CountingNonces nonces = new CountingNonces();
        return new LocalStorage(folder, () -> nonce + nonces.get());
    }

    @Test
    void findsALocalFolderWellAndLeavesNothingBehind() {
        List<Finding> findings = new StoreDoctor(client("a"), client("b"), new FakeTime(), "1").examine();
        assertThat(findings).hasSize(7).allMatch(Finding::passed);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noticesAStorageThatExcludesNobody() {
        Storage careless = new InterposedStorage(client("a")) {
            @Override
            public PutOutcome putIfAbsent(String key, byte[] bytes) {
                replace(key, bytes);
                return PutOutcome.CREATED;
            }
        };
        List<Finding> findings = new StoreDoctor(careless, careless, new FakeTime(), "1").examine();
        assertThat(findings)
                .filteredOn(finding -> !finding.passed())
                .extracting(Finding::probe)
                .containsExactly(
                        "second put loses", "8 writers at once, 20 times", "same put again, as after a lost answer");
        assertThat(folder).isEmptyDirectory();
    }
}

package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.time.HostTime;
import dev.gristmill.testing.S3Server;
import dev.gristmill.testing.StorageContract;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class S3aStorageTest extends StorageContract {

    private static final Map<String, String> SETTINGS =
            S3Server.settings(S3Server.shared().endpoint());

    private Storage storage;

    @BeforeEach
    void open() {
        storage = Opened.at(URI.create("s3a://" + S3Server.BUCKET + "/" + Opened.folder()), SETTINGS);
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected int rounds() {
        return 5;
    }

    @Test
    void aWholeBucketIsAStoreToo() {
        Storage bucket = Opened.at(URI.create("s3a://" + S3Server.BUCKET + "/"), SETTINGS);
        String key = Opened.folder() + "/b";
        bucket.putIfAbsent(key, bytes("1"));
        assertThat(bucket.root()).hasToString("s3a://" + S3Server.BUCKET);
        assertThat(bucket.uri(key)).hasToString("s3a://" + S3Server.BUCKET + "/" + key);
        assertThat(bucket.list("").stream().map(object -> object.key())).contains(key);
        bucket.delete(key);
    }

    @Test
    void saysThatANameIsTakenByItselfWhereAnAnswerWasLost() throws IOException {
        try (FaultProxy proxy = new FaultProxy(S3Server.shared().endpoint(), FaultProxy.Fault.LOST_ANSWER, 1)) {
            Storage through = Opened.at(storage.root(), S3Server.settings(proxy.endpoint()));
            assertThat(through.putIfAbsent("a", bytes("mine"))).isEqualTo(PutOutcome.EXISTS);
            assertThat(proxy.left()).isZero();
            assertThat(storage.read("a")).contains(bytes("mine"));
            assertThat(new SettledPut(through, new HostTime()).put("a", bytes("mine")))
                    .isEqualTo(PutOutcome.CREATED);
        }
    }

    @Test
    void refusesToWriteWhereTheOptionIsOff() {
        Map<String, String> off = new HashMap<>(SETTINGS);
        off.put("fs.s3a.create.conditional.enabled", "false");
        Storage unsafe = Opened.at(URI.create("s3a://" + S3Server.BUCKET + "/" + Opened.folder()), off);
        assertThatThrownBy(() -> unsafe.putIfAbsent("a", bytes("1")))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure)
                            .hasMessage("Cannot write the store: fs.s3a.create.conditional.enabled is false");
                    assertThat(failure.code()).isEqualTo(StoreErrors.NOT_WRITABLE);
                });
        assertThatThrownBy(unsafe::verifyWritable).isInstanceOf(GristmillException.class);
        assertThat(unsafe.list("")).isEmpty();
    }
}

package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.storage.Storage;
import dev.gristmill.testing.StorageContract;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HdfsStorageTest extends StorageContract {

    private Storage storage;

    @BeforeEach
    void open() {
        storage = Opened.at(HdfsServer.root(Opened.folder()), Map.of());
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
    void comesIntoBeingByTheFirstWrite() {
        assertThat(storage.exists()).isFalse();
        storage.putIfAbsent("a", bytes("1"));
        assertThat(storage.exists()).isTrue();
    }

    @Test
    void keepsBlanksInNames() {
        storage.putIfAbsent("a b/c%20d", bytes("1"));
        assertThat(storage.list("a b"))
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("a b/c%20d"));
        assertThat(storage.uri("a b/c").getRawPath()).endsWith("/a%20b/c");
        assertThat(URI.create(storage.uri("a b/c").toString()).getPath()).endsWith("/a b/c");
    }

    @Test
    void discardsWhatCrashedWritersLeft() {
        storage.putIfAbsent("m/a/b", bytes("1"));
        storage.putIfAbsent("m/a/.put-00ff.tmp", bytes("123"));
        assertThat(storage.list("m")).hasSize(1);
        assertThat(storage.discardLeftovers("m", Instant.EPOCH)).isZero();
        assertThat(storage.read("m/a/.put-00ff.tmp")).isPresent();
        assertThat(storage.discardLeftovers("m", Instant.now().plusSeconds(60))).isEqualTo(3);
        assertThat(storage.read("m/a/.put-00ff.tmp")).isEmpty();
        assertThat(storage.read("m/a/b")).isPresent();
    }
}

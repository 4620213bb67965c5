package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.storage.Storage;
import dev.gristmill.testing.StorageContract;
import java.net.URI;
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
}

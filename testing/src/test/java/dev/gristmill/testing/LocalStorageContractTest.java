package dev.gristmill.testing;

import dev.gristmill.store.storage.LocalStorage;
import dev.gristmill.store.storage.RandomNonces;
import dev.gristmill.store.storage.Storage;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class LocalStorageContractTest extends StorageContract {

    @TempDir
    private Path folder;

    private Storage storage;

    @BeforeEach
    void open() {
        storage = new LocalStorage(folder.resolve("store"), new RandomNonces(new SecureRandom()));
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected int rounds() {
        return 200;
    }
}

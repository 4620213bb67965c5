package dev.gristmill.storage.hadoop;

import dev.gristmill.store.storage.Storage;
import dev.gristmill.testing.AzuriteServer;
import dev.gristmill.testing.RequiresTool;
import dev.gristmill.testing.StorageContract;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** On a flat namespace: the emulator has no other. */
@RequiresTool(value = "azurite-blob", install = "npm install -g azurite@3.37.0")
final class AbfsStorageIT extends StorageContract {

    private Storage storage;

    @BeforeEach
    void open() {
        URI root = URI.create("abfs://store@" + AzuriteServer.ACCOUNT + "/" + Opened.folder());
        storage = Opened.at(root, AzuriteServer.settings());
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected int rounds() {
        return 10;
    }
}

package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.ManifestFile;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A server that loads the champion as {@code StoredModels} does, without Spark: what spark.ml would read, it reads. */
final class FakeReader {

    private FakeReader() {}

    /**
     * The version that was read whole; fails if the bytes of any other were among it, and as spark.ml if a file is gone.
     *
     * @param passing is told {@code resolved} once it is known which version is to be read
     */
    static ModelVersion load(ModelStore store, Storage storage, Consumer<String> passing) {
        ModelVersion version = store.resolve(TestStore.MODEL);
        passing.accept("resolved");
        store.loadable(version, TestStore.SPARK);
        String folder = storage.root().relativize(store.uri(version)).getPath();
        for (ManifestFile file : store.manifest(version).files()) {
            if (file.path().startsWith("model/")) {
                requireOf(version, storage, folder + "/" + file.path());
            }
        }
        return version;
    }

    private static void requireOf(ModelVersion version, Storage storage, String key) {
        byte[] bytes = storage.read(key)
                .orElseThrow(
                        () -> new GristmillException(StoreErrors.OBJECT_MISSING, "Cannot read " + key, null, null));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains(version.attemptId());
    }
}

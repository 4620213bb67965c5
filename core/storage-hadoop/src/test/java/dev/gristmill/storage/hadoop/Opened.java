package dev.gristmill.storage.hadoop;

import dev.gristmill.store.storage.Storage;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/** Storages for tests. */
final class Opened {

    private static final AtomicInteger FOLDERS = new AtomicInteger();

    private Opened() {}

    static Storage at(URI root, Map<String, String> further) {
        Configuration settings = new Configuration();
        further.forEach(settings::set);
        return new HadoopStorageProvider(Map.of(), new Properties()).open(root, settings);
    }

    /** A name that no other test of this JVM has. */
    static String folder() {
        return "folder-" + FOLDERS.incrementAndGet();
    }
}

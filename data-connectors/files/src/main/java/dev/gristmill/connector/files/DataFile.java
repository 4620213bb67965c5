package dev.gristmill.connector.files;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of a source.
 *
 * @param path absolute
 * @param name the path from the source's root, with {@code /} on every platform
 * @param bytes its length
 * @param modifiedMillis its modification time, since the epoch
 * @param partition the values in its folders' names such as {@code day=2001-01-31}, outermost first
 */
record DataFile(Path path, String name, long bytes, long modifiedMillis, Map<String, String> partition) {

    DataFile {
        partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
    }

    /** Changes whenever the file is written again. */
    String fingerprint() {
        return bytes + "-" + modifiedMillis;
    }
}

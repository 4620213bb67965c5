package dev.gristmill.storage.hadoop;

import org.apache.hadoop.fs.Path;

/** Hidden names that no listing shows, for files under way; after a crash one may stay until garbage collection. */
final class TemporaryNames {

    private static final String PREFIX = ".put-";
    private static final String SUFFIX = ".tmp";

    private TemporaryNames() {}

    /** A name in the folder of the slot, which nobody else has. */
    static Path beside(Path slot, String nonce) {
        return new Path(slot.getParent(), PREFIX + nonce + SUFFIX);
    }

    static boolean isOne(Path path) {
        return path.getName().startsWith(PREFIX) && path.getName().endsWith(SUFFIX);
    }
}

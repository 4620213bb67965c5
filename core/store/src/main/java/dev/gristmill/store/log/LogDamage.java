package dev.gristmill.store.log;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.net.URI;

/** Why a log cannot be read. */
final class LogDamage {

    private LogDamage() {}

    static GristmillException at(URI file, String reason) {
        return new GristmillException(
                StoreErrors.LOG_DAMAGED,
                "Cannot read the log entry " + name(file) + ": " + reason,
                file.toString(),
                "restore the model's log folder from a backup; nothing in it is ever rewritten");
    }

    static GristmillException unreadable(URI file, Exception cause) {
        return new GristmillException(
                StoreErrors.LOG_DAMAGED,
                "Cannot read the log entry " + name(file) + ": it is not a log entry",
                file.toString(),
                "restore the model's log folder from a backup; nothing in it is ever rewritten",
                cause);
    }

    static GristmillException newer(URI file, String what) {
        return new GristmillException(
                StoreErrors.FORMAT_NEWER,
                "Cannot read the log entry " + name(file) + ": this version does not know " + what,
                file.toString(),
                "use the Gristmill that wrote it, or a newer one");
    }

    private static String name(URI file) {
        String path = file.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

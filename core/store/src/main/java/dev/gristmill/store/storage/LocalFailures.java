package dev.gristmill.store.storage;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what the operating system said, and what to do. */
final class LocalFailures {

    private static final String FREE_SPACE = "free space on that disk, or raise the quota, and start again";
    private static final String GIVE_ACCESS = "give this user access to the folder, or name another store";

    private LocalFailures() {}

    static GristmillException writing(Path path, IOException cause) {
        return failure("write", path, cause);
    }

    static GristmillException reading(Path path, IOException cause) {
        return failure("read", path, cause);
    }

    static GristmillException deleting(Path path, IOException cause) {
        return failure("delete", path, cause);
    }

    static GristmillException notWritable(Path root, Exception cause) {
        String hint = cause instanceof IOException failure ? hint(code(failure)) : null;
        return new GristmillException(
                StoreErrors.NOT_WRITABLE,
                "Cannot write the store: " + reason(cause),
                root.toString(),
                hint == null ? "the store must be on a file system with hard links" : hint,
                cause);
    }

    private static GristmillException failure(String verb, Path path, IOException cause) {
        ErrorCode code = code(cause);
        return new GristmillException(
                code,
                "Cannot " + verb + " " + path.getFileName() + ": " + reason(cause),
                path.toString(),
                hint(code),
                cause);
    }

    private static ErrorCode code(IOException cause) {
        String reason = reason(cause);
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return StoreErrors.STORAGE_FULL;
        }
        boolean denied = cause instanceof AccessDeniedException || reason.contains("Read-only file system");
        return denied ? StoreErrors.ACCESS_DENIED : StoreErrors.STORAGE_FAILED;
    }

    private static @Nullable String hint(ErrorCode code) {
        if (code.equals(StoreErrors.STORAGE_FULL)) {
            return FREE_SPACE;
        }
        return code.equals(StoreErrors.ACCESS_DENIED) ? GIVE_ACCESS : null;
    }

    private static String reason(Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}

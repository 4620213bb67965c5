package dev.gristmill.storage.hadoop;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.error.Redaction;
import dev.gristmill.store.error.StoreErrors;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathPermissionException;
import org.apache.hadoop.hdfs.protocol.QuotaExceededException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.KerberosAuthException;
import org.jspecify.annotations.Nullable;

/** Says what the file system said, without secrets, and what to do. */
final class HadoopFailures {

    private static final String GIVE_ACCESS =
            "give this user access, or other credentials: docs/store.md says how for each file system";
    private static final String GIVE_SPACE = "raise the quota, or free space, and start again";
    private static final String REACH = "see that the host's name is right, that the server runs and can be reached";

    private final URI root;
    private final Redaction redaction;

    HadoopFailures(URI root, Redaction redaction) {
        this.root = root;
        this.redaction = redaction;
    }

    GristmillException writing(Path path, Exception cause) {
        return failure("write", path, cause);
    }

    GristmillException reading(Path path, Exception cause) {
        return failure("read", path, cause);
    }

    GristmillException deleting(Path path, Exception cause) {
        return failure("delete", path, cause);
    }

    GristmillException missing(String key) {
        return new GristmillException(
                StoreErrors.OBJECT_MISSING, "Cannot read " + key + ": it is not there", root.toString(), null);
    }

    GristmillException notAFile(String key) {
        return new GristmillException(
                StoreErrors.NOT_A_FILE,
                "Cannot use " + key + ": it is a link, not a plain file",
                root.toString(),
                "a store holds plain files only; find out who put it there");
    }

    GristmillException notWritable(Exception cause) {
        String hint = hint(cause);
        return new GristmillException(
                StoreErrors.NOT_WRITABLE,
                "Cannot write the store: " + reason(cause),
                root.toString(),
                hint == null ? "gristmill store doctor tells what this file system can do" : hint,
                withoutSecrets(cause));
    }

    GristmillException connecting(Exception cause) {
        return new GristmillException(
                code(cause),
                "Cannot open the store: " + reason(cause),
                root.toString(),
                hint(cause),
                withoutSecrets(cause));
    }

    private GristmillException failure(String verb, Path path, Exception cause) {
        return new GristmillException(
                code(cause),
                "Cannot " + verb + " " + path.getName() + ": " + reason(cause),
                path.toString(),
                hint(cause),
                withoutSecrets(cause));
    }

    private static ErrorCode code(Exception failure) {
        if (any(failure, HadoopFailures::denies)) {
            return StoreErrors.ACCESS_DENIED;
        }
        if (any(failure, QuotaExceededException.class::isInstance)) {
            return StoreErrors.STORAGE_FULL;
        }
        return any(failure, HadoopFailures::absent) ? StoreErrors.UNREACHABLE : StoreErrors.STORAGE_FAILED;
    }

    private static @Nullable String hint(Exception failure) {
        ErrorCode code = code(failure);
        if (code.equals(StoreErrors.ACCESS_DENIED)) {
            return GIVE_ACCESS;
        }
        if (code.equals(StoreErrors.STORAGE_FULL)) {
            return GIVE_SPACE;
        }
        return code.equals(StoreErrors.UNREACHABLE) ? REACH : null;
    }

    private static boolean denies(Throwable failure) {
        return failure instanceof AccessDeniedException
                || failure instanceof AccessControlException
                || failure instanceof PathPermissionException
                || failure instanceof KerberosAuthException
                // S3A's class is not there to compile against
                || named(failure, "NoAuthWithAWSException");
    }

    private static boolean absent(Throwable failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || named(failure, "UnknownStoreException");
    }

    private static boolean named(Throwable failure, String name) {
        return failure.getClass().getSimpleName().equals(name);
    }

    private static boolean any(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .map(Optional::get)
                .limit(20)
                .anyMatch(kind);
    }

    private String reason(Exception cause) {
        if (cause instanceof FileNotFoundException && cause.getMessage() == null) {
            return "it is not there";
        }
        String message = cause.getMessage();
        String reason = message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : redaction.redact(message.lines().findFirst().orElse(message));
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private @Nullable Exception withoutSecrets(Exception cause) {
        return redaction.betrayedBy(cause) ? null : cause;
    }
}

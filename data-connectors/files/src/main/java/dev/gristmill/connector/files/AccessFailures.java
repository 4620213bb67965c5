package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import dev.gristmill.error.Redaction;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.PathPermissionException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.KerberosAuthException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a file system said, without secrets, and what to do. Classes of file systems that are not there to compile
 * against go by their names.
 */
final class AccessFailures {

    private static final Set<String> DENIALS = Set.of(
            "NoAuthWithAWSException",
            "CredentialInitializationException",
            "KeyProviderException",
            "ConfigurationPropertyNotFoundException",
            "InvalidConfigurationValueException",
            "TokenAccessProviderException");
    private static final Set<String> ABSENCES = Set.of("UnknownStoreException");
    private static final Set<String> REPLACEMENTS = Set.of("RemoteFileChangedException");
    private static final String AZURE = "AbfsRestOperationException";
    /** What Azure answers to a read of the bytes with the etag of the opening, as its client words it. */
    private static final String OTHER_ETAG = ", 412, ";

    private static final Set<String> OUTAGES =
            Set.of(AZURE, "BlockMissingException", "StandbyException", "RetriableException");
    private static final String REACH = "see that the host's name is right, that the server runs and can be reached";

    private final FileSystemKind kind;
    private final Configuration settings;

    AccessFailures(FileSystemKind kind, Configuration settings) {
        this.kind = kind;
        this.settings = settings;
    }

    /** A failure to find the file system, or to get in. */
    GristmillException opening(String place, Exception failure) {
        if (any(failure, it -> it instanceof UnsupportedFileSystemException || it instanceof ClassNotFoundException)) {
            String scheme = FileSystemKind.scheme(place);
            return new GristmillException(
                    FilesErrors.SCHEME,
                    "Cannot read '" + scheme + ":' files: no class for this file system is there",
                    "source.path",
                    jar(scheme),
                    failure);
        }
        return listing(place, failure);
    }

    private static String jar(String scheme) {
        return switch (scheme) {
            case "gs" ->
                "put the shaded jar of Google's gcs-connector for Hadoop 3 into the plug-in folder (GRISTMILL_PLUGINS)";
            case "s3", "s3n" -> "write s3a: instead";
            case "wasb", "wasbs", "adl" -> "write abfs: or abfss: instead";
            default -> "put the jar of its Hadoop file system into the plug-in folder (GRISTMILL_PLUGINS)";
        };
    }

    /** A failure to find out what is there. */
    GristmillException listing(String place, Exception failure) {
        if (failure instanceof UncheckedIOException it && it.getCause() != null) {
            return listing(place, it.getCause());
        }
        String hint = kind == FileSystemKind.LOCAL ? "check who may read the folder" : null;
        return known(place, failure).orElseGet(() -> failure("list", place, hint, failure));
    }

    /**
     * A failure that is not one of the file's content: nobody may read it, it is not there any more, or the file system
     * cannot be reached; empty when it is none of these.
     */
    Optional<GristmillException> reading(String place, Throwable failure) {
        if (any(failure, it -> it instanceof FileNotFoundException || it instanceof NoSuchFileException)) {
            return Optional.of(changed(place, "it is gone", failure));
        }
        if (any(failure, AccessFailures::replaced)) {
            return Optional.of(changed(place, "it was replaced", failure));
        }
        return known(place, failure);
    }

    private Optional<GristmillException> known(String place, Throwable failure) {
        if (kind == FileSystemKind.LOCAL) {
            return Optional.empty();
        }
        if (any(failure, AccessFailures::denies)) {
            return Optional.of(new GristmillException(
                    FilesErrors.ACCESS,
                    "Cannot read " + place + ": access is denied: " + reason(failure),
                    place,
                    credentials(place),
                    withoutSecrets(failure)));
        }
        if (any(failure, it -> ABSENCES.contains(name(it)))) {
            return Optional.of(new GristmillException(
                    FilesErrors.NO_SUCH_PATH,
                    "Cannot read " + place + ": there is no such bucket or container",
                    "source.path",
                    "correct the name; bucket and endpoint must be of the same store",
                    withoutSecrets(failure)));
        }
        return any(failure, AccessFailures::outage)
                ? Optional.of(failure("read", place, REACH, failure))
                : Optional.empty();
    }

    private GristmillException failure(String verb, String place, @Nullable String hint, Throwable failure) {
        return new GristmillException(
                FilesErrors.CANNOT_READ,
                "Cannot " + verb + " " + place + ": " + reason(failure),
                "source.path",
                hint,
                withoutSecrets(failure));
    }

    private GristmillException changed(String place, String reason, Throwable failure) {
        return new GristmillException(
                FilesErrors.CHANGED,
                "Cannot read " + place + " as it was pinned: " + reason,
                place,
                "write new files beside the old ones instead of over them, then run again",
                withoutSecrets(failure));
    }

    private String credentials(String place) {
        return switch (kind) {
            case S3A ->
                "tried " + providers(place) + ": give one of them credentials, or others by"
                        + " fs.s3a.aws.credentials.provider";
            case ABFS ->
                "tried " + settings.get("fs.azure.account.auth.type", "SharedKey")
                        + " (fs.azure.account.auth.type): give it what it needs in core-site.xml, or name another";
            case HDFS -> "give this user access, or log in as another by Kerberos";
            default -> "give this user access, or other credentials in core-site.xml";
        };
    }

    private String providers(String place) {
        String bucket = URI.create(place.replace(' ', '+')).getAuthority();
        String chain = settings.get("fs.s3a.aws.credentials.provider", "no provider at all");
        return Arrays.stream(settings.get("fs.s3a.bucket." + bucket + ".aws.credentials.provider", chain)
                        .strip()
                        .split("[,\\s]+"))
                .map(it -> it.substring(it.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
    }

    private static boolean denies(Throwable failure) {
        return failure instanceof AccessDeniedException
                || failure instanceof AccessControlException
                || failure instanceof PathPermissionException
                || failure instanceof KerberosAuthException
                || DENIALS.contains(name(failure));
    }

    private static boolean replaced(Throwable failure) {
        return REPLACEMENTS.contains(name(failure))
                || (name(failure).equals(AZURE)
                        && String.valueOf(failure.getMessage()).contains(OTHER_ETAG));
    }

    private static boolean outage(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof InterruptedIOException
                || OUTAGES.contains(name(failure))
                || (name(failure).startsWith("AWS") && failure instanceof IOException);
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static boolean any(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, it -> it.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(20)
                .anyMatch(kind);
    }

    /** The first line of what a failure says, without secrets. */
    String reason(Throwable failure) {
        String message = failure.getMessage();
        String reason = message == null || message.isBlank()
                ? name(failure)
                : redaction().redact(message.lines().findFirst().orElse(message));
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private @Nullable Throwable withoutSecrets(Throwable failure) {
        return redaction().betrayedBy(failure) ? null : failure;
    }

    private Redaction redaction() {
        return Redaction.of(settings);
    }
}

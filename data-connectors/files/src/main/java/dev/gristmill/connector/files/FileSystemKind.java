package dev.gristmill.connector.files;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the connector knows of a file system by the scheme of its URIs. */
enum FileSystemKind {
    LOCAL("bytes-milliseconds", null),
    HDFS("bytes-milliseconds-inode", "3s"),
    S3A("bytes-etag", "0s"),
    ABFS("bytes-etag", "0s"),
    GS("bytes-milliseconds, with a checksum where there is one", "0s"),
    OTHER("bytes-milliseconds", null);

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    private final String fingerprint;
    private final @Nullable String localityWait;

    FileSystemKind(String fingerprint, @Nullable String localityWait) {
        this.fingerprint = fingerprint;
        this.localityWait = localityWait;
    }

    /** Of a path or a URI. */
    static FileSystemKind of(String location) {
        return switch (scheme(location)) {
            case "", "file" -> LOCAL;
            case "hdfs" -> HDFS;
            case "s3a" -> S3A;
            case "abfs", "abfss" -> ABFS;
            case "gs" -> GS;
            default -> OTHER;
        };
    }

    /** In lower case; empty for a path without one. */
    static String scheme(String location) {
        Matcher matcher = SCHEME.matcher(location);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** What a fingerprint there is made of. */
    String fingerprint() {
        return fingerprint;
    }

    /** How long a task should wait for a host that has its bytes; empty where no host has. */
    Optional<String> localityWait() {
        return Optional.ofNullable(localityWait);
    }
}

package dev.gristmill.connector.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Whose database it is, as far as that matters here. */
enum Vendor {
    /** Has snapshots that several connections can share. */
    POSTGRESQL("jdbc:postgresql:"),
    MARIADB("jdbc:mariadb:"),
    MYSQL("jdbc:mysql:"),
    /** Whatever a driver was dropped in for. */
    OTHER(JdbcUrl.SCHEME);

    /** Seconds to connect and log in, at most. */
    static final int PATIENCE_SECONDS = 6;

    private final String prefix;

    Vendor(String prefix) {
        this.prefix = prefix;
    }

    static Vendor of(String url) {
        return Arrays.stream(values())
                .filter(it -> url.toLowerCase(Locale.ROOT).startsWith(it.prefix))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether it can tell other rows from the pinned ones by more than their number. */
    boolean hashesRows() {
        return this != OTHER;
    }

    /** What its driver is told besides who logs in: to give up soon, to notice a dead line, to speak of times in UTC. */
    Map<String, String> properties() {
        return switch (this) {
            case POSTGRESQL ->
                Map.of(
                        "connectTimeout",
                        Integer.toString(PATIENCE_SECONDS),
                        "loginTimeout",
                        Integer.toString(PATIENCE_SECONDS),
                        "tcpKeepAlive",
                        "true",
                        "ApplicationName",
                        "gristmill");
            case MARIADB, MYSQL ->
                Map.of(
                        "connectTimeout", Integer.toString(PATIENCE_SECONDS * 1000),
                        "tcpKeepAlive", "true",
                        "useCursorFetch", "true",
                        "connectionTimeZone", "UTC",
                        "forceConnectionTimeZoneToSession", "true");
            case OTHER -> Map.of();
        };
    }

    /**
     * The URL by which Spark knows how to write SQL for it. Spark takes MariaDB for a database that has no quotes of its
     * own and so reads the names of its columns as texts; as MySQL it is read right.
     */
    String forSpark(String url) {
        if (this != MARIADB) {
            return url;
        }
        String rest = url.substring(prefix.length());
        return MYSQL.prefix + rest + (rest.indexOf('?') < 0 ? '?' : '&') + "permitMysqlScheme";
    }
}

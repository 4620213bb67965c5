package dev.gristmill.connector.jdbc;

import java.util.regex.Pattern;

/** What is looked for in the URL of a database, which every driver spells in its own way. */
final class JdbcUrl {

    static final String SCHEME = "jdbc:";

    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@|^[^?;]*[^:/@?;]@");
    private static final Pattern PARAMETER = Pattern.compile(
            "[?&;,(](user|username|uid|[a-z_.]*(password|passwd|pwd|secret|token)[a-z_.]*)\\s*=",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETERS = Pattern.compile("[?;].*", Pattern.DOTALL);

    private JdbcUrl() {}

    /** Whether there is a user or a password in it. */
    static boolean hasCredentials(String url) {
        return USER_INFO.matcher(url).find() || PARAMETER.matcher(url).find();
    }

    /** Without its parameters: what may be shown. */
    static String shown(String url) {
        return PARAMETERS.matcher(url).replaceFirst("");
    }
}

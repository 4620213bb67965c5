package dev.gristmill.connector.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows that are read, as a database calls them.
 *
 * @param name tells it from others, in the ids of units
 * @param sql what can stand after {@code FROM}
 * @param query whether it is a query and no table
 */
record Relation(String name, String sql, boolean query) {

    private static final String PART = "[\\p{L}_][\\p{L}\\p{N}_$]*|\"[^\"]+\"|`[^`]+`";
    private static final Pattern TABLE = Pattern.compile("(" + PART + ")(\\.(" + PART + ")){0,2}");
    private static final Pattern PARTS = Pattern.compile(PART);

    static Relation table(String name) {
        return new Relation(name, name, false);
    }

    /** A query's name is made of its text: another text is another relation. */
    static Relation query(String sql) {
        String text = sql.strip().replaceFirst("(\\s*;)+$", "");
        return new Relation("query-" + digest(text), "(" + text + ")", true);
    }

    /** Whether it is a name, with a schema and a catalogue in front if need be, and no SQL. */
    static boolean isTable(String name) {
        return TABLE.matcher(name).matches();
    }

    /** The last part of a table's name, without quotes. */
    String tableName() {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PARTS.matcher(name);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts.get(parts.size() - 1).replaceAll("[\"`]", "");
    }

    /** The first 16 digits of a text's SHA-256. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash: every JVM has SHA-256", e);
        }
    }
}

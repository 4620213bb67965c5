package dev.gristmill.connector.jdbc;

import dev.gristmill.job.Secret;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The options of a source, with what the connector makes of them. */
final class DatabaseOptions {

    private final SourceSpec source;

    DatabaseOptions(SourceSpec source) {
        this.source = source;
    }

    String url() {
        return source.text(JdbcDescription.URL);
    }

    /** The URL as it may be shown. */
    String shownUrl() {
        return JdbcUrl.shown(url());
    }

    Vendor vendor() {
        return Vendor.of(url());
    }

    Optional<String> driver() {
        return source.find(JdbcDescription.DRIVER, String.class);
    }

    Relation relation() {
        return source.find(JdbcDescription.TABLE, String.class)
                .map(Relation::table)
                .orElseGet(() -> Relation.query(source.text(JdbcDescription.QUERY)));
    }

    /** The option that says which rows are meant, with the section in front. */
    String place() {
        return "source." + (relation().query() ? JdbcDescription.QUERY : JdbcDescription.TABLE);
    }

    Optional<String> partitionColumn() {
        return source.find(JdbcDescription.PARTITION_COLUMN, String.class);
    }

    OptionalInt partitions() {
        return source.find(JdbcDescription.PARTITIONS, Integer.class)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    int fetchSize() {
        return source.find(JdbcDescription.FETCH_SIZE, Integer.class).orElse(JdbcDescription.ROWS_AT_A_TIME);
    }

    /** Whether the job asks for rows that all are of one instant. */
    boolean consistent() {
        return !source.find(JdbcDescription.CONSISTENCY, String.class)
                .orElse(JdbcDescription.SNAPSHOT)
                .equals(JdbcDescription.NONE);
    }

    @Nullable WindowSpec window() {
        return source.window();
    }

    /** What the driver is told: it holds the password. */
    Properties login() {
        Properties login = new Properties();
        login.putAll(vendor().properties());
        source.find(JdbcDescription.USER, String.class).ifPresent(user -> login.setProperty("user", user));
        password().ifPresent(it -> login.setProperty("password", it.value()));
        return login;
    }

    /** A text without the password, should a driver repeat it. */
    String withoutSecrets(String text) {
        String shown = text.replace(url(), shownUrl());
        return password()
                .map(Secret::value)
                .filter(it -> !it.isEmpty())
                .map(it -> shown.replace(it, "***"))
                .orElse(shown);
    }

    private Optional<Secret> password() {
        return source.find(JdbcDescription.PASSWORD, String.class).map(Secret::new);
    }
}

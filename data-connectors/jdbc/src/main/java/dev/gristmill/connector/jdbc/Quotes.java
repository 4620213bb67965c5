package dev.gristmill.connector.jdbc;

import dev.gristmill.error.GristmillException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.StructType;

/** Names of columns as a database's SQL has them, just as Spark writes them. */
final class Quotes {

    private static final String STANDARD = "\"";

    private final DatabaseOptions options;
    private final JdbcDialect dialect;

    Quotes(DatabaseOptions options) {
        this.options = options;
        this.dialect = JdbcDialects.get(options.vendor().forSpark(options.url()));
    }

    String of(String column) {
        return dialect.quoteIdentifier(column);
    }

    List<String> of(StructType schema) {
        return Arrays.stream(schema.fieldNames()).map(this::of).toList();
    }

    /**
     * Refuses a database to which a quoted name is something else, such as a text: it would answer all the same.
     *
     * @param own what it quotes names by; blank when it quotes none
     */
    void requireFit(String own) {
        String mark = of("a").substring(0, 1);
        if (mark.equals(STANDARD) && !own.isBlank() && !own.strip().equals(STANDARD)) {
            throw new GristmillException(
                    JdbcErrors.UNKNOWN_SQL,
                    "Cannot read " + options.shownUrl() + ": it quotes names by " + own.strip()
                            + ", which Spark does not do for such a URL",
                    "source." + JdbcDescription.URL,
                    "see whether there is a driver with a URL that Spark knows, such as jdbc:mysql:");
        }
    }
}

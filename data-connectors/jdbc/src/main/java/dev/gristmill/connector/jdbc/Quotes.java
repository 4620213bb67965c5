package dev.gristmill.connector.jdbc;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.StructType;

/** Names of columns as a database's SQL has them, just as Spark writes them. */
final class Quotes {

    private final JdbcDialect dialect;

    Quotes(DatabaseOptions options) {
        this.dialect = JdbcDialects.get(options.vendor().forSpark(options.url()));
    }

    String of(String column) {
        return dialect.quoteIdentifier(column);
    }

    List<String> of(StructType schema) {
        return Arrays.stream(schema.fieldNames()).map(this::of).toList();
    }

    /** The mark that stands before a name. */
    String mark() {
        return of("a").substring(0, 1);
    }
}

package dev.gristmill.connector.jdbc.internals;

import java.sql.Connection;
import java.sql.ResultSet;
import org.apache.spark.sql.execution.datasources.jdbc.JdbcUtils;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.StructType;

/** The types that Spark reads a result's columns as. It is asked of a connection of ours: Spark's own sees no snapshot. */
public final class JdbcSchema {

    private JdbcSchema() {}

    /**
     * The columns of a result. Timestamps without a time zone stay so.
     *
     * @param url the database's, by which Spark knows its types
     * @throws RuntimeException when Spark has no type for one of them
     */
    public static StructType of(Connection connection, ResultSet result, String url) {
        return JdbcUtils.getSchema(connection, result, JdbcDialects.get(url), true, true);
    }
}

package dev.gristmill.connector.jdbc;

import dev.gristmill.connector.jdbc.internals.JdbcSchema;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.file.Suggestions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VarcharType;

/**
 * The columns of a relation.
 *
 * @param schema as Spark reads them; any may be null
 * @param digest of their names and of the database's own types
 * @param doubles those that are numbers of any size to the database, and doubles here
 * @param filled those in which the database lets nothing be missing
 */
record TableColumns(StructType schema, String digest, List<String> doubles, Set<String> filled) {

    private static final String LENGTH = "__CHAR_VARCHAR_TYPE_STRING";
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "3F000");
    private static final int MOST_NAMES = 10;

    TableColumns {
        doubles = List.copyOf(doubles);
        filled = Set.copyOf(filled);
    }

    /** Asks the database. */
    static TableColumns of(DatabaseSession session, DatabaseOptions options) {
        Failures failures = new Failures(options);
        String sql = "SELECT * FROM " + options.relation().sql() + " gristmill_rows WHERE 1 = 0";
        try (PreparedStatement statement = session.connection().prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            String url = options.vendor().forSpark(options.url());
            return of(JdbcSchema.of(session.connection(), rows, url), rows.getMetaData(), options);
        } catch (SQLException e) {
            boolean absent = NO_TABLE.contains(String.valueOf(e.getSQLState()));
            throw absent && !options.relation().query() ? noSuchTable(session, options, e) : failures.statement(e);
        } catch (GristmillException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new GristmillException(
                    JdbcErrors.TYPE,
                    "Cannot read " + failures.shown() + ": " + Failures.reason(e),
                    options.place(),
                    "name the columns to read in a query, with CASTs to types that Spark has",
                    e);
        }
    }

    private static TableColumns of(StructType read, ResultSetMetaData found, DatabaseOptions options)
            throws SQLException {
        StructType schema = new StructType();
        StringBuilder described = new StringBuilder();
        List<String> doubles = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            StructField field = read.fields()[i - 1];
            if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                throw twice(field.name(), options);
            }
            boolean unlimited = options.vendor() == Vendor.POSTGRESQL
                    && found.getColumnType(i) == Types.NUMERIC
                    && found.getPrecision(i) == 0;
            if (unlimited) {
                doubles.add(field.name());
            }
            if (found.isNullable(i) == ResultSetMetaData.columnNoNulls) {
                filled.add(field.name());
            }
            schema = schema.add(plain(field, unlimited ? DataTypes.DoubleType : field.dataType()));
            described.append(field.name()).append(' ').append(found.getColumnTypeName(i));
            described
                    .append('(')
                    .append(found.getPrecision(i))
                    .append(',')
                    .append(found.getScale(i))
                    .append(")\n");
        }
        return new TableColumns(schema, Relation.digest(described.toString()), doubles, filled);
    }

    private static StructField plain(StructField field, DataType type) {
        boolean text = type instanceof CharType || type instanceof VarcharType;
        return new StructField(
                field.name(),
                text ? DataTypes.StringType : type,
                true,
                new MetadataBuilder()
                        .withMetadata(field.metadata())
                        .remove(LENGTH)
                        .build());
    }

    /** The key of a column that exists. */
    Key key(String column, String sql, String place) {
        StructField field = Arrays.stream(schema.fields())
                .filter(it -> it.name().equals(column))
                .findFirst()
                .orElseThrow(
                        () -> invalid(column, place, "the source has the columns " + List.of(schema.fieldNames())));
        KeyType type = KeyType.of(field.dataType())
                .orElseThrow(() -> invalid(
                        column,
                        place,
                        "expected a number, a date or a timestamp, not "
                                + field.dataType().simpleString()));
        return new Key(column, sql, type);
    }

    /** Whether a column can divide the rows. */
    boolean divides(String column) {
        return Arrays.stream(schema.fields())
                .anyMatch(it ->
                        it.name().equals(column) && KeyType.of(it.dataType()).isPresent());
    }

    /** Whether there are timestamps without a time zone. */
    boolean hasLocalTimes() {
        return Arrays.stream(schema.fields()).anyMatch(it -> it.dataType().equals(DataTypes.TimestampNTZType));
    }

    private static GristmillException invalid(String column, String place, String reason) {
        return new GristmillException(
                JdbcErrors.COLUMN, "Invalid " + place + ": '" + column + "' (" + reason + ")", place, null);
    }

    private static GristmillException twice(String column, DatabaseOptions options) {
        return new GristmillException(
                JdbcErrors.COLUMN,
                "Cannot read " + new Failures(options).shown() + ": two of its columns are called '" + column + "'",
                options.place(),
                "give one of them another name in a query; names that differ in case alone count as the same");
    }

    private static GristmillException noSuchTable(DatabaseSession session, DatabaseOptions options, SQLException e) {
        session.forgetFailure();
        List<String> tables = tables(session.connection(), options);
        String closest = Suggestions.closest(options.relation().tableName(), tables);
        String there = tables.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return new GristmillException(
                JdbcErrors.NO_SUCH_TABLE,
                "Cannot read " + new Failures(options).shown() + ": there is no such table",
                options.place(),
                (closest == null ? "" : "did you mean " + closest + "? ")
                        + (tables.isEmpty() ? "the user sees no table at all" : "the user sees " + there)
                        + (tables.size() > MOST_NAMES ? " and " + (tables.size() - MOST_NAMES) + " more" : ""),
                e);
    }

    private static List<String> tables(Connection connection, DatabaseOptions options) {
        String[] types = {"TABLE", "BASE TABLE", "VIEW", "PARTITIONED TABLE", "MATERIALIZED VIEW", "FOREIGN TABLE"};
        List<String> names = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), null, "%", types)) {
            while (found.next()) {
                String schema = String.valueOf(found.getString("TABLE_SCHEM")).toLowerCase(Locale.ROOT);
                if (!schema.equals("information_schema") && !schema.equals("pg_catalog")) {
                    names.add(found.getString("TABLE_NAME"));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new Failures(options).statement(e);
        }
    }
}

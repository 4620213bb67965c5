package dev.gristmill.connector.jdbc.internals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.Partition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCPartition;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table of a database that leaves to it what it can do itself, and whose partitions are whatever the caller says. The
 * options, and a password among them, go to Spark's connections and into no plan.
 */
public final class PushedTable implements Table, SupportsRead {

    private final String name;
    private final StructType schema;
    private final JDBCOptions options;
    private final List<Partition> partitions;

    /**
     * Of a database.
     *
     * @param name what plans call it
     * @param schema its columns, typed as they are to be read
     * @param options those of Spark's JDBC source
     * @param conditions the SQL condition of each partition; null for one that has all rows
     */
    public PushedTable(String name, StructType schema, Map<String, String> options, List<@Nullable String> conditions) {
        this.name = name;
        this.schema = schema;
        this.options =
                new JDBCOptions(scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options)));
        Partition[] cut = new Partition[conditions.size()];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = new JDBCPartition(conditions.get(i), i);
        }
        this.partitions = List.of(cut);
    }

    /** All rows, lazily. */
    public Dataset<Row> rows(SparkSession session) {
        return org.apache.spark.sql.classic.Dataset.ofRows(
                (org.apache.spark.sql.classic.SparkSession) session,
                DataSourceV2Relation.create(
                        this, Option.empty(), Option.empty(), CaseInsensitiveStringMap.empty(), Option.empty()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Column[] columns() {
        return Arrays.stream(schema.fields())
                .map(field -> Column.create(
                        field.name(),
                        field.dataType(),
                        true,
                        null,
                        field.metadata().json()))
                .toArray(Column[]::new);
    }

    @Override
    public Set<TableCapability> capabilities() {
        return EnumSet.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap none) {
        return new PushedScanBuilder(schema, options, partitions);
    }
}

package dev.gristmill.connector.jdbc.internals;

import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownTopN;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCRelation;
import org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCScan;
import org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCScanBuilder;
import org.apache.spark.sql.types.StructType;

/**
 * Pushes down what Spark's own builder pushes down, over partitions of ours. What a partition limits or aggregates is
 * part of the result only, as soon as there are several. Joins and samples are not pushed down: a join would leave the
 * partitions, and a sample is another one each time.
 */
final class PushedScanBuilder
        implements SupportsPushDownV2Filters,
                SupportsPushDownRequiredColumns,
                SupportsPushDownAggregates,
                SupportsPushDownLimit,
                SupportsPushDownTopN {

    private final JDBCScanBuilder spark;
    private final StructType schema;
    private final List<Partition> partitions;

    PushedScanBuilder(StructType schema, JDBCOptions options, List<Partition> partitions) {
        this.schema = schema;
        this.partitions = partitions;
        this.spark = new JDBCScanBuilder(SparkSession.active(), schema, options, JDBCScanBuilder.apply$default$4());
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        return spark.pushPredicates(predicates);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return spark.pushedPredicates();
    }

    @Override
    public void pruneColumns(StructType required) {
        spark.pruneColumns(required);
    }

    @Override
    public boolean supportCompletePushDown(Aggregation aggregation) {
        return partitions.size() == 1;
    }

    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        return spark.pushAggregation(aggregation);
    }

    @Override
    public boolean pushLimit(int limit) {
        return spark.pushLimit(limit);
    }

    @Override
    public boolean pushTopN(SortOrder[] orders, int limit) {
        return spark.pushTopN(orders, limit);
    }

    @Override
    public boolean isPartiallyPushed() {
        return partitions.size() > 1;
    }

    @Override
    public Scan build() {
        JDBCScan scan = spark.build();
        JDBCRelation relation = scan.relation();
        return scan.copy(
                relation.copy(
                        schema,
                        partitions.toArray(Partition[]::new),
                        relation.jdbcOptions(),
                        relation.additionalMetrics(),
                        relation.sparkSession()),
                scan.prunedSchema(),
                scan.pushedPredicates(),
                scan.pushedAggregateColumn(),
                scan.groupByColumns(),
                scan.tableSample(),
                scan.pushedLimit(),
                scan.sortOrders(),
                scan.pushedOffset());
    }
}

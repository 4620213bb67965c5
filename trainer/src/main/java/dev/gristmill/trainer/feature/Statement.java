package dev.gristmill.trainer.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/** The statement of an SQLTransformer, as Spark understands it. */
final class Statement {

    private static final String ROWS = "__THIS__";
    private static final String CHANGED = "__changed";

    private Statement() {}

    /** The columns that its new columns are computed from. */
    static Set<String> columns(String statement, StructType schema, SparkSession session) {
        Dataset<Row> none = session.createDataFrame(
                session.sparkContext().<Row>emptyRDD(ClassTag$.MODULE$.apply(Row.class)), schema);
        Dataset<Row> all = new SQLTransformer().setStatement(statement).transform(none);
        Set<String> before = Set.of(schema.fieldNames());
        Column[] made = Stream.of(all.columns())
                .filter(column -> !before.contains(column))
                .map(column -> functions.col(Sql.identifier(column)))
                .toArray(Column[]::new);
        LogicalPlan plan = all.select(made).queryExecution().optimizedPlan();
        Set<Object> source = new LinkedHashSet<>();
        CollectionConverters.asJava(plan.collectLeaves())
                .forEach(leaf -> attributes(leaf.output()).forEach(it -> source.add(it.exprId())));
        Set<String> columns = new LinkedHashSet<>();
        collect(plan, source, columns);
        return columns;
    }

    private static void collect(LogicalPlan plan, Set<Object> source, Set<String> columns) {
        attributes(plan.references().toSeq()).stream()
                .filter(attribute -> source.contains(attribute.exprId()))
                .forEach(attribute -> columns.add(attribute.name()));
        CollectionConverters.asJava(plan.children()).forEach(child -> collect(child, source, columns));
    }

    private static List<Attribute> attributes(scala.collection.Seq<Attribute> attributes) {
        return CollectionConverters.asJava(attributes);
    }

    /**
     * The statement on rows in which some columns have the values that earlier rules gave them. Afterwards every column
     * holds what it held before.
     *
     * @param now columns to the columns of the rows with their values
     */
    static String onChanged(String statement, Map<String, String> now) {
        if (now.isEmpty()) {
            return statement;
        }
        Map<String, String> there = new LinkedHashMap<>();
        Map<String, String> back = new LinkedHashMap<>();
        now.forEach((column, physical) -> {
            there.put(column + "__before", column);
            there.put(column, physical);
            back.put(column, column + "__before");
            back.put(physical, column);
        });
        return "WITH " + CHANGED + " AS (" + renaming(there, ROWS) + ") "
                + renaming(back, "(" + statement.replace(ROWS, CHANGED) + ")");
    }

    private static String renaming(Map<String, String> columns, String rows) {
        List<String> items = new ArrayList<>();
        items.add(
                "* EXCEPT (" + columns.values().stream().map(Sql::identifier).collect(Collectors.joining(", ")) + ")");
        columns.forEach((name, of) -> items.add(Sql.identifier(of) + " AS " + Sql.identifier(name)));
        return "SELECT " + String.join(", ", items) + " FROM " + rows;
    }
}

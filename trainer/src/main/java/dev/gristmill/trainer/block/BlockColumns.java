package dev.gristmill.trainer.block;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The columns that blocks are made of.
 *
 * @param features a vector
 * @param label a number; null for rows without
 * @param weight a number; null if all rows weigh 1
 */
public record BlockColumns(
        String features, @Nullable String label, @Nullable String weight) {

    /** Label, weight and vector, in this order. */
    Dataset<Row> select(Dataset<Row> rows) {
        return rows.select(number(label, 0), number(weight, 1), col(features));
    }

    private static Column number(@Nullable String name, double otherwise) {
        return name == null ? lit(otherwise) : col(name).cast(DataTypes.DoubleType);
    }

    /** How many numbers a vector has. */
    int size(Dataset<Row> selected) {
        int known = AttributeGroup.fromStructField(selected.schema().apply(features))
                .size();
        return known >= 0
                ? known
                : selected.select(col(features)).head().<Vector>getAs(0).size();
    }
}

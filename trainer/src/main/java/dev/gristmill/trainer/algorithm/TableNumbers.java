package dev.gristmill.trainer.algorithm;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Types;
import dev.gristmill.trainer.rows.Vectors;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;

/** The numbers in a table that a model keeps: arrays of fractions, and vectors. */
final class TableNumbers {

    private TableNumbers() {}

    /** How many rows have a number that is NaN or infinite. */
    static long notFinite(Dataset<?> table) {
        Column bad = Arrays.stream(table.schema().fields())
                .map(TableNumbers::bad)
                .reduce(Column::or)
                .orElse(lit(false));
        return table.agg(count_if(bad)).head().getLong(0);
    }

    private static Column bad(StructField field) {
        Column value = col(Sql.identifier(field.name()));
        if (Types.vector(field.dataType())) {
            return Vectors.notFinite(value);
        }
        return field.dataType() instanceof ArrayType array && Types.floating(array.elementType())
                ? exists(value, number -> isnan(number).or(abs(number).equalTo(Double.POSITIVE_INFINITY)))
                : lit(false);
    }
}

package dev.gristmill.trainer.algorithm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/** Refuses users, items and ratings that {@link ALS} would only trip over in the middle of its work. */
final class RatingCheck {

    private RatingCheck() {}

    static void check(ALS als, Dataset<Row> rows) {
        Map<String, Column> bad = new LinkedHashMap<>();
        bad.put("are no integers in " + als.getUserCol(), noInteger(rows, als.getUserCol()));
        bad.put("are no integers in " + als.getItemCol(), noInteger(rows, als.getItemCol()));
        if (!als.getRatingCol().isEmpty()) {
            bad.put("are missing in " + als.getRatingCol(), noNumber(rows, als.getRatingCol()));
        }
        Column[] counts = bad.values().stream().map(column -> count_if(column)).toArray(Column[]::new);
        Row row = rows.agg(count(lit(1)), counts).head();
        List<String> found = new ArrayList<>();
        int at = 1;
        for (String kind : bad.keySet()) {
            long values = row.getLong(at++);
            if (values > 0) {
                found.add(values + " values " + kind);
            }
        }
        if (!found.isEmpty()) {
            throw new GristmillException(
                    TrainerErrors.RATINGS,
                    "Cannot train: of " + row.getLong(0) + " training rows, " + String.join(", ", found),
                    "algorithm.params",
                    "number users and items by the stage StringIndexer, and leave out rows without a rating");
        }
    }

    private static Column noInteger(Dataset<Row> rows, String name) {
        Column value = number(rows, name);
        Column integer = value.between(lit(Integer.MIN_VALUE), lit(Integer.MAX_VALUE))
                .and(floor(value).equalTo(value));
        return value.isNull().or(not(integer));
    }

    private static Column noNumber(Dataset<Row> rows, String name) {
        Column value = number(rows, name);
        return value.isNull().or(isnan(value));
    }

    private static Column number(Dataset<Row> rows, String name) {
        if (!(rows.schema().apply(name).dataType() instanceof NumericType)) {
            throw new GristmillException(
                    TrainerErrors.COLUMN,
                    "Invalid algorithm.params: '" + name + "' is a "
                            + rows.schema().apply(name).dataType().simpleString() + " (expected a number)",
                    "algorithm.params",
                    "number users and items by the stage StringIndexer");
        }
        return col(name).cast(DataTypes.DoubleType);
    }
}

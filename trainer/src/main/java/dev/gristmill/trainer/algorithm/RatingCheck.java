package dev.gristmill.trainer.algorithm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.Sql;
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
        List<Column> counts = new ArrayList<>();
        bad.values().forEach(column -> counts.add(count_if(column)));
        List<String> ids = List.of(als.getUserCol(), als.getItemCol());
        ids.forEach(id -> counts.addAll(
                List.of(count_if(large(rows, id)), max(col(Sql.identifier(id))), min(col(Sql.identifier(id))))));
        Row row = rows.agg(count(lit(1)), counts.toArray(Column[]::new)).head();
        List<String> found = new ArrayList<>();
        int at = 1;
        for (String kind : bad.keySet()) {
            long values = row.getLong(at++);
            if (values > 0) {
                found.add(values + " values " + kind);
            }
        }
        refuse(TrainerErrors.RATINGS, row.getLong(0), found);
        refuse(TrainerErrors.LARGE_IDS, row.getLong(0), large(row, at, ids));
    }

    private static List<String> large(Row row, int from, List<String> ids) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            int at = from + 3 * i;
            if (row.getLong(at) > 0) {
                boolean positive = ((Number) row.get(at + 1)).doubleValue() > Integer.MAX_VALUE;
                found.add(row.getLong(at) + " values are beyond 32 bits in " + ids.get(i)
                        + (positive ? ", at most " + row.get(at + 1) : ", at least " + row.get(at + 2)));
            }
        }
        return found;
    }

    private static void refuse(ErrorCode code, long rows, List<String> found) {
        if (!found.isEmpty()) {
            throw new GristmillException(
                    code,
                    "Cannot train: of " + rows + " training rows, " + String.join(", ", found),
                    "algorithm.params",
                    "number users and items by the stage StringIndexer, and leave out rows without a rating");
        }
    }

    private static Column noInteger(Dataset<Row> rows, String name) {
        Column value = number(rows, name);
        return value.isNull().or(isnan(value)).or(not(floor(value).equalTo(value)));
    }

    private static Column large(Dataset<Row> rows, String name) {
        return not(number(rows, name).between(lit(Integer.MIN_VALUE), lit(Integer.MAX_VALUE)));
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

package dev.gristmill.trainer.factorization;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.trainer.internals.SparkFactorization;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The three columns that ratings have, as spark.ml casts them. */
final class RatingRows {

    static final String USER = "user";
    static final String ITEM = "item";
    static final String RATING = "rating";

    private RatingRows() {}

    /**
     * Rows of user and item as {@code int} and rating as {@code float}, never null. Reading them fails on an id that is no
     * integer of 32 bits and on a rating that is missing; without a column of ratings each is 1.
     */
    static Dataset<Row> select(ALS als, Dataset<Row> rows) {
        return rows.select(
                SparkFactorization.integers(als, rows, als.getUserCol()).as(USER),
                SparkFactorization.integers(als, rows, als.getItemCol()).as(ITEM),
                rating(als.getRatingCol(), rows).as(RATING));
    }

    private static Column rating(String name, Dataset<Row> rows) {
        if (name.isEmpty()) {
            return lit(1.0f);
        }
        Column rating = rows.col(name).cast(DataTypes.FloatType);
        return when(rating.isNull().or(isnan(rating)), raise_error(concat(lit("Ratings are missing in "), lit(name))))
                .otherwise(rating);
    }
}

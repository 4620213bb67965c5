package dev.gristmill.trainer.split;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.job.SplitSpec;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** The part that a row belongs to. */
public enum Split {
    TRAIN,
    VALIDATION,
    HOLDOUT;

    /**
     * A byte column with the {@link #code()} of each row's part. The fractions below {@code holdout} are held out, those
     * in the next {@code validation} validate, the rest trains: a larger holdout keeps every row that a smaller one
     * held.
     *
     * @param key the key columns in order
     */
    public static Column of(SplitSpec spec, List<Column> key) {
        Column fraction = udf(new RowHash(), DataTypes.DoubleType).apply(struct(key.toArray(Column[]::new)));
        return when(fraction.lt(spec.holdout()), lit(HOLDOUT.code()))
                .when(fraction.lt(spec.holdout() + spec.validation()), lit(VALIDATION.code()))
                .otherwise(lit(TRAIN.code()));
    }

    /** How the part is written in a column. */
    public byte code() {
        return switch (this) {
            case TRAIN -> 0;
            case VALIDATION -> 1;
            case HOLDOUT -> 2;
        };
    }
}

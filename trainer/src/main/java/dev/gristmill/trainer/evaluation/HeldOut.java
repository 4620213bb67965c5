package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.label.LabelClasses;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a model is judged on, as they were prepared.
 *
 * @param rows that were held out
 * @param trainedOn that the model learned from; judged only where no row need be held out
 * @param classes of a classification; null for other tasks
 * @param weighted whether the rows have the column {@value Learner#WEIGHT}
 * @param slices the columns to slice by; their values are in the columns {@link SourceColumns#slice}
 */
public record HeldOut(
        Dataset<Row> rows,
        Dataset<Row> trainedOn,
        @Nullable LabelClasses classes,
        boolean weighted,
        List<String> slices) {

    public HeldOut {
        slices = List.copyOf(slices);
    }

    /** What a row weighs. */
    Column weight() {
        return weighted ? col(Learner.WEIGHT).cast(DataTypes.DoubleType) : lit(1.0);
    }

    /** Some columns with those of the slices after them. */
    Column[] withSlices(Column... columns) {
        List<Column> all = new ArrayList<>(List.of(columns));
        sliceColumns().forEach(name -> all.add(col(name)));
        return all.toArray(Column[]::new);
    }

    List<String> sliceColumns() {
        return IntStream.range(0, slices.size()).mapToObj(SourceColumns::slice).toList();
    }

    /** The label that a class's number stands for. */
    String label(int index) {
        return classes == null || index >= classes.count()
                ? String.valueOf(index)
                : classes.texts().get(index);
    }

    /** What all weights add up to; null where rows have none. */
    @Nullable Double weight(Tally tally) {
        return weighted ? (Double) tally.weight() : null;
    }
}

package dev.gristmill.trainer.source;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.split.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/** Looks at every row once, and refuses what Spark would train on without a word. */
public final class RowCheck {

    private static final String UNLABELLED = "unlabelled";
    private static final String INFINITE = "infinite labels";

    private final TrainingJob job;
    private final Map<String, Column> counts = new LinkedHashMap<>();

    private RowCheck(TrainingJob job) {
        this.job = job;
    }

    /**
     * Checks the rows, whatever the task: which classes a label has is not looked at.
     *
     * @param rows with {@value SourceColumns#LABEL} if the job has a label, {@value SourceColumns#SPLIT} and every column
     *     in {@code numbers}
     * @param numbers the columns that must not have missing values
     * @return how many rows each part of the split has
     * @throws GristmillException when the rows cannot be trained on, or the model could not be judged
     */
    public static Map<Split, Long> check(Dataset<Row> rows, TrainingJob job, List<String> numbers) {
        return new RowCheck(job).run(rows, numbers);
    }

    private Map<Split, Long> run(Dataset<Row> rows, List<String> numbers) {
        for (Split part : Split.values()) {
            counts.put(part.name(), count_if(col(SourceColumns.SPLIT).equalTo(lit(part.code()))));
        }
        if (job.label() != null) {
            counts.put(UNLABELLED, count_if(absent(rows, SourceColumns.LABEL)));
            counts.put(INFINITE, count_if(infinite(rows, SourceColumns.LABEL)));
        }
        numbers.forEach(name -> counts.put(missing(name), count_if(absent(rows, name))));
        List<Column> columns = new ArrayList<>();
        counts.forEach((name, column) -> columns.add(column.as(name)));
        Row row = rows.agg(count(lit(1)), columns.toArray(Column[]::new)).head();
        labels(row);
        parts(row);
        numbers(row, numbers);
        Map<Split, Long> sizes = new LinkedHashMap<>();
        for (Split part : Split.values()) {
            sizes.put(part, number(row, part.name()));
        }
        return sizes;
    }

    private void labels(Row row) {
        long all = row.getLong(0);
        require(all > 0, TrainerErrors.NO_ROWS, "Cannot train: the source has 0 rows", "look at source.window");
        if (job.label() == null) {
            return;
        }
        long unlabelled = number(row, UNLABELLED);
        require(
                unlabelled == 0,
                TrainerErrors.NULL_LABEL,
                "Cannot train: " + unlabelled + " of " + all + " rows have no label",
                "give the label an expression that is never null, as in coalesce(x, 0)");
        long infinite = number(row, INFINITE);
        require(
                infinite == 0,
                TrainerErrors.LABELS,
                "Cannot train: " + infinite + " of " + all + " labels are infinite",
                "give the label an expression that is finite");
    }

    private void parts(Row row) {
        require(
                number(row, Split.TRAIN.name()) > 0,
                TrainerErrors.NO_ROWS,
                "Cannot train: none of " + row.getLong(0) + " rows is left",
                "look at split");
        require(
                job.split().holdout() == 0 || number(row, Split.HOLDOUT.name()) > 0,
                TrainerErrors.NO_HOLDOUT,
                "Cannot evaluate: none of " + row.getLong(0) + " rows was held out",
                "raise split.holdout, or train on more rows");
    }

    private void numbers(Row row, List<String> numbers) {
        List<String> found = numbers.stream()
                .filter(name -> number(row, missing(name)) > 0)
                .map(name -> name + " (" + number(row, missing(name)) + ")")
                .toList();
        require(
                found.isEmpty(),
                TrainerErrors.MISSING_VALUES,
                "Cannot train: values are missing in " + String.join(", ", found) + " of " + row.getLong(0) + " rows",
                "give the columns impute: mean, median or mode");
    }

    private void require(boolean holds, ErrorCode code, String message, String hint) {
        if (!holds) {
            throw new GristmillException(code, message, job.origin().file(), hint);
        }
    }

    private static Column absent(Dataset<Row> rows, String name) {
        Column column = col(Sql.identifier(name));
        return floating(rows, name) ? column.isNull().or(isnan(column)) : column.isNull();
    }

    private static Column infinite(Dataset<Row> rows, String name) {
        return floating(rows, name) ? abs(col(Sql.identifier(name))).equalTo(Double.POSITIVE_INFINITY) : lit(false);
    }

    private static boolean floating(Dataset<Row> rows, String name) {
        DataType type = rows.schema().apply(name).dataType();
        return type instanceof DoubleType || type instanceof FloatType;
    }

    private static String missing(String name) {
        return "missing " + name;
    }

    private static long number(Row row, String name) {
        return row.<Long>getAs(name);
    }
}

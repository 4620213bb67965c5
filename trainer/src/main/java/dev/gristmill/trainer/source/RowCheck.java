package dev.gristmill.trainer.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

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
import org.apache.spark.sql.types.DataTypes;

/** Looks at every row once, and refuses what Spark would train on without a word. */
public final class RowCheck {

    private static final String HINT_LABEL = "look at the rows with SELECT ... GROUP BY label";

    private final TrainingJob job;
    private final Map<String, Column> counts = new LinkedHashMap<>();

    private RowCheck(TrainingJob job) {
        this.job = job;
    }

    /**
     * Checks the rows of a binary classification.
     *
     * @param rows with {@value SourceColumns#LABEL}, {@value SourceColumns#SPLIT} and every column in {@code numbers}
     * @param numbers the columns that must not have missing values
     * @return how many rows each part of the split has
     * @throws GristmillException when the rows cannot be trained on, or the model could not be judged
     */
    public static Map<Split, Long> check(Dataset<Row> rows, TrainingJob job, List<String> numbers) {
        return new RowCheck(job).run(rows, numbers);
    }

    private Map<Split, Long> run(Dataset<Row> rows, List<String> numbers) {
        Column label = col(SourceColumns.LABEL);
        Column split = col(SourceColumns.SPLIT);
        for (Split part : Split.values()) {
            Column inPart = split.equalTo(lit(part.code()));
            counts.put(part.name(), count_if(inPart));
            counts.put(part + " positive", count_if(inPart.and(label.equalTo(1))));
        }
        counts.put("unlabelled", count_if(label.isNull().or(isnan(label))));
        counts.put("other labels", count_if(not(label.isin(0.0, 1.0)).and(not(isnan(label)))));
        numbers.forEach(name -> counts.put(missing(name), count_if(absent(name, type(rows, name)))));
        List<Column> columns = new ArrayList<>();
        counts.forEach((name, column) -> columns.add(column.as(name)));
        columns.add(min(label).as("min"));
        columns.add(max(label).as("max"));
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
        long unlabelled = number(row, "unlabelled");
        require(
                unlabelled == 0,
                TrainerErrors.NULL_LABEL,
                "Cannot train: " + unlabelled + " of " + all + " rows have no label",
                "give the label an expression that is never null, as in coalesce(x, 0)");
        long others = number(row, "other labels");
        require(
                others == 0,
                TrainerErrors.LABELS,
                "Cannot train: " + others + " of " + all + " labels are neither 0 nor 1 (smallest " + row.getAs("min")
                        + ", largest " + row.getAs("max") + ")",
                "give the label an expression that is true or false, as in \"delay > 15\"");
    }

    private void parts(Row row) {
        long train = number(row, Split.TRAIN.name());
        long holdout = number(row, Split.HOLDOUT.name());
        require(
                train > 0,
                TrainerErrors.NO_ROWS,
                "Cannot train: none of " + row.getLong(0) + " rows is left",
                "look at split");
        require(
                bothClasses(row, Split.TRAIN),
                TrainerErrors.ONE_CLASS,
                "Cannot train: all " + train + " training rows are of one class",
                HINT_LABEL);
        require(
                holdout > 0,
                TrainerErrors.NO_HOLDOUT,
                "Cannot evaluate: none of " + row.getLong(0) + " rows was held out",
                "raise split.holdout, or train on more rows");
        require(
                bothClasses(row, Split.HOLDOUT),
                TrainerErrors.ONE_CLASS_HOLDOUT,
                "Cannot evaluate: all " + holdout + " rows that were held out are of one class",
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

    private static boolean bothClasses(Row row, Split part) {
        long positives = number(row, part + " positive");
        return positives > 0 && positives < number(row, part.name());
    }

    private void require(boolean holds, ErrorCode code, String message, String hint) {
        if (!holds) {
            throw new GristmillException(code, message, job.origin().file(), hint);
        }
    }

    private static Column absent(String name, DataType type) {
        Column column = col(Sql.identifier(name));
        boolean floating = type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
        return floating ? column.isNull().or(isnan(column)) : column.isNull();
    }

    private static DataType type(Dataset<Row> rows, String name) {
        return rows.schema().apply(name).dataType();
    }

    private static String missing(String name) {
        return "missing " + name;
    }

    private static long number(Row row, String name) {
        return row.<Long>getAs(name);
    }
}

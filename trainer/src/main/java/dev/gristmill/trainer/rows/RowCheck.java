package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Types;
import dev.gristmill.trainer.source.SourceColumns;
import dev.gristmill.trainer.split.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Looks at every row once, and refuses or leaves out what Spark would train on without a word. Only when there are bad
 * rows, the (cached) rows are looked at again, for the first of each kind.
 */
public final class RowCheck {

    private static final Column TRAINED = col(SourceColumns.SPLIT).equalTo(lit(Split.TRAIN.code()));

    private final Dataset<Row> rows;
    private final TrainingJob job;
    private final Demands demands;
    private final List<Flaw> flaws;
    private final Column good;

    private RowCheck(Dataset<Row> rows, TrainingJob job, Demands demands) {
        this.rows = rows;
        this.job = job;
        this.demands = demands;
        this.flaws = Flaws.of(rows, demands);
        this.good = not(flaws.stream().map(Flaw::condition).reduce(Column::or).orElse(lit(false)));
    }

    /**
     * Checks the rows, whatever the task: which classes a label has is not looked at.
     *
     * @param rows cached or about to be, with {@value SourceColumns#SPLIT}, {@value SourceColumns#LABEL},
     *     {@value SourceColumns#WEIGHT} and {@value SourceColumns#FAULT} as far as the job and the source have them, and
     *     every column that the demands name
     * @param read where they come from
     * @return the rows that a training can use
     * @throws GristmillException when the rows cannot be trained on, when the model could not be judged, or when more rows
     *     are bad than the job allows
     */
    public static KeptRows check(Dataset<Row> rows, TrainingJob job, Demands demands, SourceRead read) {
        return new RowCheck(rows, job, demands).run(read);
    }

    private KeptRows run(SourceRead read) {
        Map<String, Column> counts = new LinkedHashMap<>();
        counts.put("all", count(lit(1)));
        counts.put("good", count_if(good));
        for (Split part : Split.values()) {
            counts.put(part.name(), count_if(good.and(col(SourceColumns.SPLIT).equalTo(lit(part.code())))));
        }
        if (has(SourceColumns.WEIGHT)) {
            counts.put("weight", sum(when(good.and(TRAINED), col(SourceColumns.WEIGHT))));
        }
        for (int i = 0; i < flaws.size(); i++) {
            for (var condition : flaws.get(i).conditions().entrySet()) {
                counts.put(name(i, condition.getKey()), count_if(condition.getValue()));
            }
        }
        for (String vector : vectors()) {
            Column size = when(good, Vectors.size(col(Sql.identifier(vector))));
            counts.put("least " + vector, min(size));
            counts.put("most " + vector, max(size));
        }
        return judge(aggregated(counts), read);
    }

    private Row aggregated(Map<String, Column> counts) {
        List<Column> columns = new ArrayList<>();
        counts.forEach((name, column) -> columns.add(column.as(name)));
        return rows.agg(columns.get(0), columns.stream().skip(1).toArray(Column[]::new))
                .head();
    }

    private KeptRows judge(Row counted, SourceRead read) {
        long all = number(counted, "all");
        require(all > 0, TrainerErrors.NO_ROWS, "Cannot train: " + none(read), "look at source.window");
        List<FlawFound> found = new ArrayList<>();
        for (int i = 0; i < flaws.size(); i++) {
            Flaw flaw = flaws.get(i);
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String column : flaw.conditions().keySet()) {
                counts.put(column, number(counted, name(i, column)));
            }
            if (counts.values().stream().anyMatch(it -> it > 0)) {
                found.add(new FlawFound(flaw, counts, flaw.told(counts, all) + place(flaw)));
            }
        }
        if (!found.isEmpty()) {
            new BadRowLimit(job, read).check(rows, found, all, all - number(counted, "good"));
        }
        Map<Split, Long> sizes = new EnumMap<>(Split.class);
        for (Split part : Split.values()) {
            sizes.put(part, number(counted, part.name()));
        }
        parts(sizes, number(counted, "good"));
        weights(counted, sizes);
        vectors().forEach(vector -> sameLength(counted, vector));
        return new KeptRows(rows, found, sizes);
    }

    private String none(SourceRead read) {
        Long held = read.held().rows();
        if (job.input().query() != null) {
            return "the query gives 0 rows";
        }
        boolean window = job.input().sources().values().stream().anyMatch(source -> source.window() != null);
        if (held == null && window) {
            return "the source has 0 rows, or none within source.window";
        }
        return held == null || held == 0
                ? "the source has 0 rows"
                : "none of the " + held + " rows that the source holds is within source.window";
    }

    private void parts(Map<Split, Long> sizes, long good) {
        require(
                sizes.getOrDefault(Split.TRAIN, 0L) > 0,
                TrainerErrors.NO_ROWS,
                "Cannot train: none of " + good + " rows is left",
                "look at split");
        require(
                job.split().holdout() == 0 || sizes.getOrDefault(Split.HOLDOUT, 0L) > 0,
                TrainerErrors.NO_HOLDOUT,
                "Cannot evaluate: none of " + good + " rows was held out",
                "raise split.holdout, or train on more rows");
    }

    private void weights(Row counted, Map<Split, Long> sizes) {
        require(
                !has(SourceColumns.WEIGHT) || Double.isFinite(((Number) counted.getAs("weight")).doubleValue()),
                TrainerErrors.WEIGHTS,
                "Cannot train: the weights of all " + sizes.get(Split.TRAIN) + " training rows add up to infinity",
                "give weight an expression with smaller numbers");
        require(
                !has(SourceColumns.WEIGHT) || ((Number) counted.getAs("weight")).doubleValue() > 0,
                TrainerErrors.WEIGHTS,
                "Cannot train: the weights of all " + sizes.get(Split.TRAIN) + " training rows are 0",
                "give weight an expression that is positive for some rows");
    }

    private void sameLength(Row counted, String vector) {
        Integer least = counted.getAs("least " + vector);
        Integer most = counted.getAs("most " + vector);
        if (least != null && !least.equals(most)) {
            Column shortest = Vectors.size(col(Sql.identifier(vector))).equalTo(least);
            require(
                    false,
                    TrainerErrors.RAGGED_VECTORS,
                    "Cannot train: the vectors in " + vector + " have " + least + " to " + most
                            + " numbers (expected all of one length), the shortest in "
                            + rows.filter(shortest).count()
                            + " rows" + first(shortest),
                    "make them of one length in the source");
        }
    }

    /** Where a record that cannot be read is, its columns do not tell. */
    private String place(Flaw flaw) {
        return flaw.code().equals(TrainerErrors.CORRUPT_FILE) ? "" : first(flaw.condition());
    }

    private String first(Column condition) {
        return new Places(demands.place()).first(rows, condition);
    }

    private List<String> vectors() {
        return demands.finite().stream()
                .filter(name -> Types.vector(rows.schema().apply(name).dataType()))
                .toList();
    }

    private boolean has(String name) {
        return List.of(rows.columns()).contains(name);
    }

    private void require(boolean holds, ErrorCode code, String message, String hint) {
        if (!holds) {
            throw new GristmillException(code, message, job.origin().file(), hint);
        }
    }

    private static String name(int flaw, String column) {
        return "flaw " + flaw + " " + column;
    }

    private static long number(Row row, String name) {
        return row.<Long>getAs(name);
    }
}

package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column that feature stages stumbled over, where Spark's own failure names none. Reads the cached rows again,
 * so it is asked only after a failure.
 */
public final class FeatureFaults {

    private static final String ERROR = "error";
    private static final int NAMED = 5;

    private final Places places;
    private final String where;
    private final List<Suspect> suspects = new ArrayList<>();

    /**
     * For one job.
     *
     * @param place the columns that tell people which row is meant, if the rows have them
     * @param where the job file
     */
    public FeatureFaults(List<String> place, String where) {
        this.places = new Places(place);
        this.where = where;
    }

    /**
     * Does nothing if there is no column to blame, or none that can be found.
     *
     * @param rows that the stages failed on
     * @param stages in order; fitted as far as that is possible
     * @throws GristmillException that names the column
     */
    public void blame(Dataset<Row> rows, List<? extends PipelineStage> stages) {
        Dataset<Row> marked = rows;
        for (PipelineStage stage : stages) {
            try {
                marked = through(stage, marked);
            } catch (Exception e) {
                // The stage that cannot even be fitted: whoever is to blame came before it
                break;
            }
        }
        for (Suspect suspect : suspects) {
            Row counts = counts(suspect, marked);
            if (counts != null && counts.getLong(1) > 0) {
                throw refused(suspect, marked, counts.getLong(1) + " of " + counts.getLong(0) + " rows");
            }
        }
    }

    /** All rows and those that the suspect is to blame for; null when Spark cannot even tell that. */
    private static @Nullable Row counts(Suspect suspect, Dataset<Row> marked) {
        try {
            return marked.agg(count(lit(1)), count_if(col(suspect.mark()))).head();
        } catch (Exception e) {
            // What failed before says more than what fails now
            return null;
        }
    }

    /**
     * Refuses rows of which the feature vectors have numbers that no algorithm can add up.
     *
     * @param rows with the vector column
     */
    public GristmillException unusable(Dataset<Row> rows) {
        Column features = col(FeaturePlan.FEATURES);
        Column infinite = Vectors.notFinite(features);
        Row counts = rows.agg(count(lit(1)), count_if(infinite), count_if(Vectors.tooLarge(features)))
                .head();
        boolean large = counts.getLong(1) == 0;
        Column bad = large ? Vectors.tooLarge(features) : infinite;
        List<String> names = Slots.names(rows.schema(), FeaturePlan.FEATURES);
        List<String> found = rows
                .filter(bad)
                .select(explode(Vectors.placesTooLarge(features)).as("place"))
                .groupBy("place")
                .count()
                .sort("place")
                .limit(NAMED)
                .collectAsList()
                .stream()
                .map(row -> Slots.name(names, row.getInt(0)) + " (" + row.getLong(1) + ")")
                .toList();
        return new GristmillException(
                TrainerErrors.NOT_FINITE_VALUES,
                "Cannot train: " + counts.getLong(large ? 2 : 1) + " of " + counts.getLong(0)
                        + " feature vectors have numbers "
                        + (large
                                ? "of " + Vectors.LARGE + " or more, whose squares are too large to add up"
                                : "that are not finite")
                        + ", in " + String.join(", ", found) + known(rows).first(rows, bad),
                where,
                "clip the columns with min and max before a stage makes infinite or huge numbers of them");
    }

    private Places known(Dataset<Row> rows) {
        return new Places(places.columns().stream()
                .filter(List.of(rows.columns())::contains)
                .toList());
    }

    private Dataset<Row> through(PipelineStage stage, Dataset<Row> rows) {
        if (stage instanceof StringIndexerModel indexer
                && indexer.getHandleInvalid().equals(ERROR)) {
            return indexed(indexer, rows);
        } else if (stage instanceof VectorAssembler assembler
                && assembler.getHandleInvalid().equals(ERROR)) {
            return assembler.transform(assembled(assembler, rows));
        } else if (stage instanceof Estimator<?> estimator) {
            return estimator.fit(rows).transform(rows);
        }
        return ((Transformer) stage).transform(rows);
    }

    private Dataset<Row> indexed(StringIndexerModel indexer, Dataset<Row> rows) {
        String[] inputs =
                indexer.isSet(indexer.inputCols()) ? indexer.getInputCols() : new String[] {indexer.getInputCol()};
        Dataset<Row> marked = rows;
        for (int i = 0; i < inputs.length; i++) {
            Column level = col(Sql.identifier(inputs[i])).cast("string");
            Column known = level.isin((Object[]) indexer.labelsArray()[i]);
            marked = mark(
                    marked,
                    TrainerErrors.UNSEEN_LEVELS,
                    inputs[i],
                    level.isNotNull().and(not(known)));
        }
        return indexer.copy(new ParamMap()).setHandleInvalid("keep").transform(marked);
    }

    /** Where a number is missing, a 0 stands in for it, so that later stages can be looked at too. */
    private Dataset<Row> assembled(VectorAssembler assembler, Dataset<Row> rows) {
        Dataset<Row> marked = rows;
        for (String input : assembler.getInputCols()) {
            Column value = col(Sql.identifier(input));
            if (Types.number(rows.schema().apply(input).dataType())) {
                Column number = value.cast("double");
                Column missing = number.isNull().or(isnan(number));
                marked = mark(marked, TrainerErrors.NOT_FINITE_VALUES, input, missing)
                        .withColumn(input, when(missing, lit(0.0)).otherwise(number));
            }
        }
        return marked;
    }

    private Dataset<Row> mark(Dataset<Row> rows, ErrorCode code, String column, Column condition) {
        Suspect suspect = new Suspect(code, column, "__suspect_" + suspects.size());
        suspects.add(suspect);
        return rows.withColumn(suspect.mark(), condition);
    }

    private GristmillException refused(Suspect suspect, Dataset<Row> marked, String bad) {
        Column condition = col(suspect.mark());
        String first = known(marked).first(marked, condition);
        String name = Slots.column(suspect.column());
        if (suspect.code().equals(TrainerErrors.UNSEEN_LEVELS)) {
            String level = marked.filter(condition)
                    .select(col(Sql.identifier(suspect.column())).cast("string"))
                    .head()
                    .getString(0);
            return new GristmillException(
                    suspect.code(),
                    "Cannot train: " + bad + " have levels in " + name + " that no training row has, such as '" + level
                            + "'" + first,
                    where,
                    "state unseen: keep, which gives such levels a place of their own");
        }
        return new GristmillException(
                suspect.code(),
                "Cannot train: what the features make of " + name + " is no number in " + bad + first,
                where,
                "look at what log, derive or a stage does with its values");
    }

    /**
     * A column that may be to blame.
     *
     * @param code of the failure
     * @param column of the rows
     * @param mark the boolean column that is true where it is to blame
     */
    private record Suspect(ErrorCode code, String column, String mark) {}
}

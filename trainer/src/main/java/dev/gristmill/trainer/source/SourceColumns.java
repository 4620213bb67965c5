package dev.gristmill.trainer.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.WeightSpec;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.trainer.feature.AlgorithmColumns;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.split.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the source that a job needs, and nothing else.
 *
 * @param inputs the source's columns that the model reads, in the source's order
 * @param key the columns whose hash decides the split, in the job's order
 * @param readByLabel the inputs that the label is computed from too: most often a mistake
 * @param plan what becomes of the inputs
 */
public record SourceColumns(List<String> inputs, List<String> key, List<String> readByLabel, FeaturePlan plan) {

    /** The column of labels, beside the inputs. */
    public static final String LABEL = FeaturePlan.LABEL;

    /** The byte column of {@link Split#code()}s, beside the inputs. */
    public static final String SPLIT = "__split";

    /** The column of weights in the type that their expression has, beside the inputs of a job with weights. */
    public static final String WEIGHT = FeaturePlan.WEIGHT;

    /** The text column that names the file of a record that cannot be read, beside the inputs; null in good rows. */
    public static final String FAULT = "__fault";

    private static final int PLACE = 5;

    public SourceColumns {
        inputs = List.copyOf(inputs);
        key = List.copyOf(key);
        readByLabel = List.copyOf(readByLabel);
    }

    /**
     * Finds them, and plans the features.
     *
     * @param algorithm the columns that the algorithm's own parameters name
     * @throws dev.gristmill.job.file.InvalidJobException with everything in the job that does not fit the source's
     *     columns
     */
    public static SourceColumns of(Dataset<Row> rows, TrainingJob job, AlgorithmColumns algorithm) {
        return new ColumnCheck(rows, job, algorithm).run();
    }

    /** The columns of a read that a job can name. */
    public static Dataset<Row> visible(SourceRead read) {
        return read instanceof FaultyRead faulty ? read.rows().drop(faulty.faultColumn()) : read.rows();
    }

    /** The columns that tell people which row is meant: the split's stated key, or else some inputs. */
    public List<String> place(TrainingJob job) {
        return job.split().key().isEmpty() ? inputs.stream().limit(PLACE).toList() : key;
    }

    /**
     * The rows of a read as {@link #select(Dataset, TrainingJob)} has them, with what tells people which row is meant, and
     * with {@value #FAULT} if the source can hold records that are none.
     */
    public Dataset<Row> select(SourceRead read, TrainingJob job) {
        List<Column> more = new ArrayList<>();
        place(job).stream().filter(name -> !inputs.contains(name)).forEach(name -> more.add(col(Sql.identifier(name))));
        if (read instanceof FaultyRead faulty) {
            more.add(col(Sql.identifier(faulty.faultColumn())).as(FAULT));
        }
        return select(read.rows(), job, more);
    }

    /**
     * The rows with the inputs, {@value #LABEL} in the type that its expression has, unless the job has no label, and
     * {@value #SPLIT}; also {@value #WEIGHT} for a job with weights, and what it slices by as texts in the columns
     * {@link #slice}. Lazy: Spark reads no other column.
     */
    public Dataset<Row> select(Dataset<Row> rows, TrainingJob job) {
        return select(rows, job, List.of());
    }

    private Dataset<Row> select(Dataset<Row> rows, TrainingJob job, List<Column> more) {
        List<Column> columns = new ArrayList<>();
        inputs.forEach(name -> columns.add(col(Sql.identifier(name))));
        LabelSpec label = job.label();
        if (label != null) {
            columns.add(expr(label.expression()).as(LABEL));
        }
        WeightSpec weight = job.weight();
        if (weight != null) {
            columns.add(expr(weight.expression()).as(WEIGHT));
        }
        List<String> slices = job.evaluation().slices();
        for (int i = 0; i < slices.size(); i++) {
            columns.add(col(Sql.identifier(slices.get(i)))
                    .cast(DataTypes.StringType)
                    .as(slice(i)));
        }
        List<Column> keyColumns =
                key.stream().map(name -> col(Sql.identifier(name))).toList();
        columns.add(Split.of(job.split(), keyColumns).as(SPLIT));
        columns.addAll(more);
        Dataset<Row> derived = rows;
        for (var derivation : job.derive().entrySet()) {
            derived = derived.withColumn(derivation.getKey(), expr(derivation.getValue()));
        }
        return derived.select(columns.toArray(Column[]::new));
    }

    /** The column that has the values of one of the columns to slice by, which are numbered from 0. */
    public static String slice(int index) {
        return FeaturePlan.SLICE + index;
    }

    /** The schema of a raw row as the model reads it. */
    public StructType inputSchema(Dataset<Row> rows) {
        return rows.select(
                        inputs.stream().map(name -> col(Sql.identifier(name))).toArray(Column[]::new))
                .schema();
    }
}

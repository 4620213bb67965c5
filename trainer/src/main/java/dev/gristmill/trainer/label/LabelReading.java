package dev.gristmill.trainer.label;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.label.ClassCounts.OfLabel;
import dev.gristmill.trainer.source.SourceColumns;
import dev.gristmill.trainer.split.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.jspecify.annotations.Nullable;

/** Finds out from the rows what kind of task a label states, and which classes there are. For one job. */
public final class LabelReading {

    private static final int MAX_CLASSES = 1000;
    /** So many classes may be written as fractions, as in 0, 0.5 and 1. */
    private static final int MAX_FRACTIONS = 10;

    private final TrainingJob job;
    private final @Nullable Task stated;

    /** Of a job that states its task, or whose algorithm leaves it to the labels. */
    public LabelReading(TrainingJob job, AlgorithmDescription algorithm) {
        this.job = job;
        this.stated = job.task() == null && algorithm.tasks().size() == 1
                ? algorithm.tasks().get(0)
                : job.task();
    }

    /**
     * What the labels say.
     *
     * @param rows with {@value SourceColumns#LABEL}, of which none is missing, if the job has a label, and
     *     {@value SourceColumns#SPLIT}
     * @throws GristmillException when the task cannot be learned from these labels
     */
    public PreparedLabel read(Dataset<Row> rows) {
        LabelSpec label = job.label();
        if (label == null) {
            return new PreparedLabel(Objects.requireNonNull(stated, "task"), null, null);
        }
        DataType type = rows.schema().apply(SourceColumns.LABEL).dataType();
        if (stated != null && !stated.classification()) {
            fits(type, type instanceof NumericType, "a number");
            varies(rows);
            return new PreparedLabel(stated, col(SourceColumns.LABEL).cast(DataTypes.DoubleType), null);
        }
        boolean possible = type instanceof NumericType || type instanceof BooleanType || type instanceof StringType;
        fits(type, possible, "a text, a number or a boolean");
        return classification(rows, label);
    }

    /** A single number would be predicted for ever. */
    private void varies(Dataset<Row> rows) {
        Column number = col(SourceColumns.LABEL).cast(DataTypes.DoubleType);
        Row range = rows.filter(col(SourceColumns.SPLIT).equalTo(lit(Split.TRAIN.code())))
                .agg(min(number), max(number), count(lit(1)))
                .head();
        require(
                range.isNullAt(0) || range.getDouble(0) != range.getDouble(1),
                TrainerErrors.CONSTANT_LABEL,
                "Cannot train: the label of all " + range.getLong(2) + " training rows is " + range.get(0),
                "look at label, or train on more rows");
    }

    private PreparedLabel classification(Dataset<Row> rows, LabelSpec label) {
        ClassCounts counts = ClassCounts.of(rows, MAX_CLASSES + 1);
        List<OfLabel> trained = counts.trained();
        blanks(counts);
        checkCount(rows, counts);
        Task task = stated == null
                ? trained.size() == 2 ? Task.BINARY_CLASSIFICATION : Task.MULTICLASS_CLASSIFICATION
                : stated;
        if (task == Task.BINARY_CLASSIFICATION) {
            require(
                    trained.size() == 2,
                    TrainerErrors.LABELS,
                    "Cannot train: a binary classification has 2 classes, and the labels have " + trained.size() + ": "
                            + ClassCounts.named(trained),
                    "give the label an expression that is true or false, as in \"delay > 15\", or state task:"
                            + " multiclass-classification");
        }
        unseen(counts);
        heldOut(counts);
        LabelClasses classes =
                new LabelClasses(trained.stream().map(OfLabel::value).toList());
        LabelClasses ordered = label.positive() == null ? classes : positive(classes, label.positive(), task);
        return new PreparedLabel(task, ordered.index(col(SourceColumns.LABEL)), ordered);
    }

    /** Such labels look alike to people, and would be classes of their own. */
    private void blanks(ClassCounts counts) {
        Map<String, List<OfLabel>> alike = counts.labels().stream()
                .collect(Collectors.groupingBy(
                        label -> LabelValue.text(label.value()).strip(), TreeMap::new, Collectors.toList()));
        alike.values().stream()
                .filter(labels -> labels.size() > 1)
                .findFirst()
                .ifPresent(labels -> require(
                        false,
                        TrainerErrors.LABELS,
                        "Cannot train: labels differ in the blanks around them alone: " + ClassCounts.named(labels),
                        "give the label an expression without them, as in trim(x)"));
    }

    private void checkCount(Dataset<Row> rows, ClassCounts counts) {
        fractions(counts);
        if (counts.labels().size() > MAX_CLASSES) {
            long all = rows.select(SourceColumns.LABEL).distinct().count();
            require(
                    false,
                    TrainerErrors.TOO_MANY_CLASSES,
                    "Cannot train: the labels have " + all + " classes (expected at most " + MAX_CLASSES + ")",
                    "state task: regression if the label is a number to predict, or give it an expression with fewer"
                            + " values");
        }
        List<OfLabel> trained = counts.trained();
        require(
                trained.size() > 1,
                TrainerErrors.ONE_CLASS,
                "Cannot train: all "
                        + trained.stream().mapToLong(OfLabel::train).sum() + " training rows are of one class",
                "look at the rows with SELECT ... GROUP BY label");
    }

    private void fractions(ClassCounts counts) {
        List<OfLabel> fractions = counts.labels().stream()
                .filter(label -> LabelValue.fraction(label.value()))
                .toList();
        require(
                fractions.size() <= MAX_FRACTIONS,
                TrainerErrors.FRACTIONS,
                "Cannot train: a classification has classes, and the labels are fractions: "
                        + ClassCounts.named(fractions),
                "did you mean task: regression? If not, make texts of the labels");
    }

    private void unseen(ClassCounts counts) {
        List<OfLabel> unseen =
                counts.labels().stream().filter(label -> label.train() == 0).toList();
        require(
                unseen.isEmpty(),
                TrainerErrors.UNSEEN_CLASSES,
                "Cannot train: no training row has the label " + ClassCounts.named(unseen),
                "train on more rows, or leave these out in the source");
    }

    private void heldOut(ClassCounts counts) {
        List<OfLabel> classes =
                counts.labels().stream().filter(label -> label.holdout() > 0).toList();
        require(
                classes.size() != 1,
                TrainerErrors.ONE_CLASS_HOLDOUT,
                "Cannot evaluate: all "
                        + classes.stream().mapToLong(OfLabel::holdout).sum()
                        + " rows that were held out are of one class, "
                        + classes.stream()
                                .map(label -> "'" + LabelValue.text(label.value()) + "'")
                                .collect(Collectors.joining()),
                "raise split.holdout, or train on more rows");
    }

    private LabelClasses positive(LabelClasses classes, String positive, Task task) {
        require(
                task == Task.BINARY_CLASSIFICATION,
                TrainerErrors.LABELS,
                "Invalid label.positive: '" + positive + "' (expected only with 2 classes, and the labels have "
                        + classes.count() + ")",
                "leave label.positive out");
        Object last = classes.values().stream()
                .filter(value -> LabelValue.isMeantBy(positive, value))
                .findFirst()
                .orElseThrow(() -> new GristmillException(
                        TrainerErrors.LABELS,
                        "Invalid label.positive: '" + positive + "' (expected '"
                                + LabelValue.text(classes.values().get(0)) + "' or '"
                                + LabelValue.text(classes.values().get(1)) + "')",
                        "label.positive",
                        "write one of the two as the label has it"));
        return classes.withLast(last);
    }

    private void fits(DataType type, boolean fits, String expected) {
        require(
                fits,
                TrainerErrors.COLUMN,
                "Invalid label: '" + Objects.requireNonNull(job.label()).expression() + "' is a " + type.simpleString()
                        + " (expected " + expected + ")",
                "give the label an expression that is " + expected);
    }

    private void require(boolean holds, ErrorCode code, String message, String hint) {
        if (!holds) {
            throw new GristmillException(code, message, job.origin().file(), hint);
        }
    }
}

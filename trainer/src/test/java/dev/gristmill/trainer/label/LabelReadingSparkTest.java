package dev.gristmill.trainer.label;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.Jobs;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.source.SourceColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelReadingSparkTest {

    private static final List<Task> ANY =
            List.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION, Task.REGRESSION);

    @TempDir
    private Path folder;

    /** Each line: labels as SQL; the task that they make; the classes in their order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true, false | binary-classification | false, true | true",
                "1, 0 | binary-classification | 0, 1 | true",
                "-0.0D, 3D, 0.0D | binary-classification | 0.0, 3.0 | false",
                "2, 0, 1 | multiclass-classification | 0, 1, 2 | true",
                "5, 9, 3 | multiclass-classification | 3, 5, 9 | false",
                "0.5D, -1D | binary-classification | -1.0, 0.5 | false",
                "1.50, 10.00, 9.25 | multiclass-classification | 1.50, 9.25, 10.00 | false",
                "'b', 'B', 'a' | multiclass-classification | B, a, b | false",
                "'\uFFFD', '\uD83D\uDE00' | binary-classification | \uFFFD, \uD83D\uDE00 | false",
            })
    void ordersTheClasses(String labels, String task, String ordered, boolean plain) {
        PreparedLabel label = read(labels, null, null);
        assertThat(label.task().label()).isEqualTo(task);
        LabelClasses classes = Objects.requireNonNull(label.classes());
        assertThat(String.join(
                        ", ", classes.values().stream().map(LabelValue::text).toList()))
                .isEqualTo(ordered);
        assertThat(classes.plain()).isEqualTo(plain);
        assertThat(indexes(labels, label)).containsOnly(everyIndex(classes).toArray(Double[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'yes', 'no' | no | yes, no",
                "true, false | false | true, false",
                "3.0D, 7.0D | 3 | 7.0, 3.0",
                "'yes', 'no' | yes | no, yes"
            })
    void putsThePositiveClassLast(String labels, String positive, String ordered) {
        LabelClasses classes =
                Objects.requireNonNull(read(labels, positive, null).classes());
        assertThat(String.join(
                        ", ", classes.values().stream().map(LabelValue::text).toList()))
                .isEqualTo(ordered);
    }

    @Test
    void namesTheLabelBehindAPrediction() {
        LabelClasses classes =
                Objects.requireNonNull(read("5, 9, 3", null, null).classes());
        Dataset<Row> predictions = ProductSession.session().sql("SELECT * FROM VALUES (0D), (2D) AS t(prediction)");
        assertThat(classes.predictedLabel().transform(predictions).collectAsList())
                .extracting(row -> row.<String>getAs(LabelClasses.PREDICTED_LABEL))
                .containsExactly("3", "9");
    }

    @Test
    void takesNumbersAsTheyAreForARegression() {
        PreparedLabel label = read("2, 5", null, Task.REGRESSION);
        assertThat(label.classes()).isNull();
        assertThat(indexes("2, 5", label)).containsExactly(2.0, 5.0);
    }

    /** Each line: rows of (label, part); label.positive; the task; the code; the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "('a',0),('a',2)|-|-|TRAIN-402|Cannot train: all 1 training rows are of one class",
                "('a',0),('b',0),('b',2)|-|-|EVAL-503|Cannot evaluate: all 1 rows that were held out are of one class, 'b'",
                "('a',0),('b',0),('c',2),('c',1),('a',2)|-|-|TRAIN-408|Cannot train: no training row has the label 'c' (2"
                        + " rows)",
                "('a',0),('b',0),('c',2),('d',2),('e',1),('f',1),('g',1),('h',2),('h',2)|-|-|TRAIN-408|Cannot train: no"
                        + " training row has the label 'c' (1 rows), 'd' (1 rows), 'e' (1 rows), 'f' (1 rows), 'g' (1 rows)"
                        + " and 1 more",
                "(3,0),(5,0),(9,0),(9,0),(9,2),(3,2)|-|binary-classification|TRAIN-403|Cannot train: a binary"
                        + " classification has 2 classes, and the labels have 3: '3' (2 rows), '5' (1 rows), '9' (3 rows)",
                "('a',0),('b',0),('a',2),('b',2)|c|-|TRAIN-403|Invalid label.positive: 'c' (expected 'a' or 'b')",
                "(1,0),(2,0),(3,0),(1,2),(2,2)|2|-|TRAIN-403|Invalid label.positive: '2' (expected only with 2 classes, and"
                        + " the labels have 3)",
                "('a',0),('b',0)|-|regression|JOB-720|Invalid label: 'label' is a string (expected a number)",
                "(DATE'2001-01-01',0)|-|-|JOB-720|Invalid label: 'label' is a date (expected a text, a number or a boolean)",
            })
    void refusesLabelsThatCannotBeLearned(
            String rows, @Nullable String positive, @Nullable String task, String code, String message) {
        GristmillException refused = catchThrowableOfType(
                GristmillException.class, () -> reading(positive, of(task)).read(table(rows)));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code().id()).isEqualTo(code);
        assertThat(refused.hint()).isNotBlank();
    }

    @Test
    void refusesMoreThanAThousandClasses() {
        Dataset<Row> rows =
                ProductSession.session().range(1001).selectExpr("id AS __label", "CAST(0 AS TINYINT) AS __split");
        GristmillException refused = catchThrowableOfType(
                GristmillException.class, () -> reading(null, null).read(rows));
        assertThat(refused).hasMessage("Cannot train: the labels have 1001 classes (expected at most 1000)");
        assertThat(Objects.requireNonNull(refused.hint())).contains("task: regression");
        assertThat(Objects.requireNonNull(
                                reading(null, null).read(rows.limit(1000)).classes())
                        .count())
                .isEqualTo(1000);
    }

    private PreparedLabel read(String labels, @Nullable String positive, @Nullable Task task) {
        return reading(positive, task).read(training(labels));
    }

    private LabelReading reading(@Nullable String positive, @Nullable Task task) {
        TrainingJob job = Jobs.withFeatures(folder, "- {columns: [x]}");
        TrainingJob changed = new TrainingJob(
                job.name(),
                job.input(),
                job.derive(),
                new LabelSpec("label", positive),
                job.weight(),
                job.split(),
                job.badRows(),
                job.features(),
                task,
                job.algorithm(),
                job.engine(),
                job.training(),
                job.evaluation(),
                job.gate(),
                job.publish(),
                job.overlap(),
                job.origin());
        return new LabelReading(
                changed, new AlgorithmDescription("any", "any.Thing", ANY, Set.of(Input.LABEL), "", List.of()));
    }

    private static @Nullable Task of(@Nullable String label) {
        return List.of(Task.values()).stream()
                .filter(task -> task.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static List<Double> everyIndex(LabelClasses classes) {
        return IntStream.range(0, classes.count())
                .mapToObj(index -> (double) index)
                .toList();
    }

    private static List<Double> indexes(String labels, PreparedLabel label) {
        return training(labels).select(Objects.requireNonNull(label.column())).collectAsList().stream()
                .map(row -> row.getDouble(0))
                .toList();
    }

    /** Every label in a training row of its own. */
    private static Dataset<Row> training(String labels) {
        return ProductSession.session()
                .sql("SELECT explode(array(" + labels + ")) AS __label, CAST(0 AS TINYINT) AS __split")
                .select(col(SourceColumns.LABEL), col(SourceColumns.SPLIT));
    }

    private static Dataset<Row> table(String rows) {
        return ProductSession.session()
                .sql("SELECT l AS __label, CAST(s AS TINYINT) AS __split FROM VALUES " + rows + " AS t(l, s)");
    }
}

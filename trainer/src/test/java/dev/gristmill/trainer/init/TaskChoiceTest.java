package dev.gristmill.trainer.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "binary, BINARY_CLASSIFICATION",
        "multi, MULTICLASS_CLASSIFICATION",
        "multiclass-classification, MULTICLASS_CLASSIFICATION",
        "reg, REGRESSION",
        "REGRESSION, REGRESSION",
        "rec, RECOMMENDATION",
        "topic, TOPIC_MODELING",
        "e, EMBEDDING"
    })
    void takesTheBeginningOfATask(String word, Task task) {
        assertThat(TaskChoice.parse(word)).isEqualTo(task);
    }

    @Test
    void refusesABeginningOfTwo() {
        assertThatThrownBy(() -> TaskChoice.parse("re"))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Invalid TASK: 're' (expected one of regression, recommendation)");
    }

    @Test
    void suggestsTheTaskThatWasMeant() {
        assertThatThrownBy(() -> TaskChoice.parse("clustring"))
                .isInstanceOf(GristmillException.class)
                .hasMessageStartingWith("Invalid TASK: 'clustring' (expected one of binary-classification, ")
                .extracting(failure -> ((GristmillException) failure).hint())
                .isEqualTo("did you mean 'clustering'?");
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, 2, BINARY_CLASSIFICATION, the label is a boolean",
        "INTEGER, 2, BINARY_CLASSIFICATION, the label is a number with 2 values in the sample",
        "TEXT, 7, MULTICLASS_CLASSIFICATION, the label is a text with 7 values in the sample",
        "INTEGER, 7, MULTICLASS_CLASSIFICATION, the label is a number with 7 values in the sample",
        "INTEGER, 11, REGRESSION, the label is a number with 11 values in the sample",
        "NUMBER, 7, REGRESSION, the label is a number with 7 values in the sample"
    })
    void guessesFromTheLabelsValues(Kind kind, int distinct, Task task, String reason) {
        assertThat(TaskChoice.of(null, Looks.label(kind, distinct))).isEqualTo(new TaskChoice(task, reason));
    }

    @Test
    void cannotGuessFromTextsThatAreNoClasses() {
        assertThatThrownBy(() -> TaskChoice.of(null, Looks.label(Kind.TEXT, 500)))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot find a task for label 'late': it is a text with 500 values in the sample");
    }

    @Test
    void refusesATaskThatTheLabelDoesNotFit() {
        assertThatThrownBy(() -> TaskChoice.of(Task.BINARY_CLASSIFICATION, Looks.label(Kind.TEXT, 7)))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Invalid TASK: 'binary-classification' (expected multiclass-classification:"
                        + " the label is a text with 7 values in the sample)");
    }

    @Test
    void refusesALabelWhereNothingIsPredicted() {
        assertThatThrownBy(() -> TaskChoice.of(Task.CLUSTERING, Looks.label(Kind.NUMBER, 7)))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot use --label with clustering: it predicts nothing that is known");
    }
}

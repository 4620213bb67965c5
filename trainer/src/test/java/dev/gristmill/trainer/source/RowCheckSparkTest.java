package dev.gristmill.trainer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.Jobs;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.split.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowCheckSparkTest {

    @TempDir
    Path folder;

    @Test
    void countsTheRowsOfEveryPart() {
        assertThat(check("(0D, 0, 1D), (1D, 0, 1D), (1D, 0, 2D), (0D, 2, 1D), (1D, 2, 0D), (0D, 1, 1D)"))
                .containsEntry(Split.TRAIN, 3L)
                .containsEntry(Split.VALIDATION, 1L)
                .containsEntry(Split.HOLDOUT, 2L);
    }

    /** Each line: rows of (label, part, x) that plain spark.ml trains on or fails late on; the code; the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "(0D,0,1D),(1D,0,1D)|EVAL-502|Cannot evaluate: none of 2 rows was held out",
                "(0D,2,1D),(1D,2,1D)|TRAIN-401|Cannot train: none of 2 rows is left",
                "(double('Infinity'),0,1D),(1D,0,1D)|TRAIN-403|Cannot train: 1 of 2 labels are infinite",
                "(NULL,0,1D),(1D,0,1D)|TRAIN-407|Cannot train: 1 of 2 rows have no label",
                "(double('NaN'),0,1D),(1D,0,1D)|TRAIN-407|Cannot train: 1 of 2 rows have no label",
                "(0D,0,NULL),(1D,0,double('NaN')),(0D,2,1D),(1D,2,1D)|TRAIN-416|Cannot train: values are missing in x (2) of"
                        + " 4 rows",
            })
    void refusesRowsThatNoModelCanLearnFrom(String rows, String code, String message) {
        GristmillException refused = catchThrowableOfType(GristmillException.class, () -> check(rows));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code().id()).isEqualTo(code);
        assertThat(refused.code().exitCode().number()).isEqualTo(65);
        assertThat(refused.hint()).isNotBlank();
    }

    @Test
    void refusesAnEmptySource() {
        GristmillException refused = catchThrowableOfType(
                GristmillException.class, () -> check(rows("(0D, 0, 1D)").limit(0)));
        assertThat(refused).hasMessage("Cannot train: the source has 0 rows");
    }

    private Map<Split, Long> check(String values) {
        return check(rows(values));
    }

    private Map<Split, Long> check(Dataset<Row> rows) {
        TrainingJob job = Jobs.withFeatures(folder, "- {columns: [x]}");
        return RowCheck.check(rows, job, List.of("x"));
    }

    private static Dataset<Row> rows(String values) {
        return ProductSession.session()
                .sql(
                        "SELECT CAST(l AS DOUBLE) AS __label, CAST(s AS TINYINT) AS __split, CAST(x AS DOUBLE) AS x FROM VALUES "
                                + values + " AS t(l, s, x)");
    }
}

package dev.gristmill.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.ProductSession;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Tables as ALS and Word2Vec keep them, with planted numbers. */
final class TableNumbersSparkTest {

    @Test
    void countsRowsWithNumbersThatAreNotFinite() {
        Dataset<Row> factors = ProductSession.session()
                .sql("SELECT * FROM VALUES (1, array(1F, 2F)), (2, array(1F, float('NaN'))),"
                        + " (3, array(float('-Infinity'), float('NaN'))) AS t(id, features)");

        assertThat(TableNumbers.notFinite(factors)).isEqualTo(2);
        assertThat(TableNumbers.notFinite(factors.filter("id = 1"))).isZero();
        assertThat(TableNumbers.notFinite(factors.select(
                        functions.array_to_vector(factors.col("features")).as("vector"))))
                .isEqualTo(2);
    }
}

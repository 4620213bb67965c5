package dev.gristmill.trainer.internals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.ProductSession;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Fails when an upgrade of Spark takes the member away, or makes estimates where it made none. */
final class SparkModelSizeSparkTest {

    private final Dataset<Row> rows = new VectorAssembler()
            .setInputCols(new String[] {"a", "b"})
            .setOutputCol("features")
            .transform(ProductSession.session()
                    .range(10)
                    .selectExpr("double(id) AS a", "double(id * id) AS b", "double(id % 2) AS label"));

    @Test
    void growsWithTheCoefficients() {
        // Two coefficients and an intercept
        assertThat(SparkModelSize.estimate(new LogisticRegression(), rows).orElseThrow())
                .isBetween(3L * Double.BYTES, 10_000L);
    }

    @Test
    void makesNoEstimateOfTrees() {
        assertThat(SparkModelSize.estimate(new GBTRegressor(), rows)).isEmpty();
    }
}

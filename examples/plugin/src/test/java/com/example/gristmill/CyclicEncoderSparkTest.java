package com.example.gristmill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CyclicEncoderSparkTest {

    @Test
    void putsQuartersOfThePeriodAQuarterTurnApart(@TempDir Path folder) throws IOException {
        Dataset<Row> hours = SharedSpark.session().range(4).selectExpr("double(id * 6) AS hour");
        CyclicEncoder stage = new CyclicEncoder("hour");
        stage.set(stage.inputCol(), "hour").set(stage.outputCol(), "circle");
        String saved = folder.resolve("model").toString();
        new Pipeline("p").setStages(new PipelineStage[] {stage}).fit(hours).save(saved);

        List<Row> rows = PipelineModel.load(saved).transform(hours).collectAsList();

        double[][] expected = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
        for (int row = 0; row < expected.length; row++) {
            Vector circle = rows.get(row).getAs("circle");
            assertThat(circle.apply(0)).isCloseTo(expected[row][0], within(1e-12));
            assertThat(circle.apply(1)).isCloseTo(expected[row][1], within(1e-12));
        }
    }
}

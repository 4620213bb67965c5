package dev.gristmill.trainer;

import dev.gristmill.trainer.session.TrainerSession;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Loads the classes that every training loads, and ends: the launcher runs it once after a build, with the JVM flag that
 * archives the loaded classes for faster starts.
 */
public final class ClassArchive {

    private ClassArchive() {}

    public static void main(String[] arguments) {
        SparkSession session = TrainerSession.start("local[1]", "class-archive", Map.of());
        try {
            Dataset<Row> rows = session.range(100).selectExpr("CAST(id AS DOUBLE) AS x", "id % 2.0 AS label");
            new Pipeline()
                    .setStages(new PipelineStage[] {
                        new VectorAssembler().setInputCols(new String[] {"x"}).setOutputCol("features"),
                        new LogisticRegression().setMaxIter(1)
                    })
                    .fit(rows)
                    .transform(rows)
                    .count();
        } finally {
            session.stop();
        }
    }
}

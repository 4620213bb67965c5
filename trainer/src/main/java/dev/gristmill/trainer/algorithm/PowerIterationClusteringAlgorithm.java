package dev.gristmill.trainer.algorithm;

import dev.gristmill.spi.TableAlgorithm;
import dev.gristmill.trainer.stage.SparkParams;
import java.util.Map;
import org.apache.spark.ml.clustering.PowerIterationClustering;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * {@code power-iteration-clustering}: {@link PowerIterationClustering}, whose table has the columns {@code id} and
 * {@code cluster}. Spark's draws its random start from a fixed seed, so the job's has no say.
 */
public final class PowerIterationClusteringAlgorithm implements TableAlgorithm {

    private static final String NAME = "power-iteration-clustering";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dataset<Row> table(Dataset<Row> rows, Map<String, Object> params, long seed) {
        PowerIterationClustering algorithm = new PowerIterationClustering(NAME);
        params.forEach((name, value) -> SparkParams.set(algorithm, name, value));
        return algorithm.assignClusters(rows);
    }
}

package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.trainer.ProductSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class KMeansLearnerSparkTest extends LearnerContract {

    private static final int BLOBS = 4;
    /** Both find the same clusters of well separated blobs, each to its tolerance. */
    private static final double COST = 1.0001;

    @Override
    IterativeLearner learner() {
        return new KMeansLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain(), plain().setWeightCol("weight").setInitMode("random").setTol(0));
    }

    private static KMeans plain() {
        return new KMeans().setK(BLOBS).setSeed(3).setMaxIter(40).setTol(1e-6);
    }

    @Override
    Dataset<Row> makeRows() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int blob = i % BLOBS;
            rows.add(RowFactory.create(
                    Vectors.dense(10 * (blob % 2) + random.nextGaussian(), 12 * (blob / 2) + random.nextGaussian()),
                    0.5 + random.nextDouble()));
        }
        StructType schema =
                new StructType().add("features", SQLDataTypes.VectorType()).add("weight", DataTypes.DoubleType);
        var context = JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext());
        return ProductSession.session()
                .createDataFrame(context.parallelize(rows, 4), schema)
                .cache();
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        KMeans k = (KMeans) textbook;
        // spark.ml's random start may find worse clusters
        KMeansModel expected =
                k.copy(k.extractParamMap()).setInitMode("k-means||").fit(rows);

        assertThat(cost((KMeansModel) model, k, rows)).isLessThanOrEqualTo(COST * cost(expected, k, rows));
        assertThat(((KMeansModel) model).clusterCenters()).hasSize(BLOBS);
    }

    private static double cost(KMeansModel model, KMeans k, Dataset<Row> rows) {
        double sum = 0;
        for (Row row : rows.selectExpr("features", k.isSet(k.weightCol()) ? "weight" : "1.0D")
                .collectAsList()) {
            Vector point = row.getAs(0);
            double least = Double.POSITIVE_INFINITY;
            for (Vector center : model.clusterCenters()) {
                least = Math.min(least, Vectors.sqdist(point, center));
            }
            sum += row.getDouble(1) * least;
        }
        return sum;
    }

    @Test
    void leavesCosinesToSparkMl() {
        assertThat(learner().refusal(plain().setDistanceMeasure("cosine"))).contains("it knows no cosine distance");
    }
}

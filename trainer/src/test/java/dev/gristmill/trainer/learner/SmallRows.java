package dev.gristmill.trainer.learner;

import dev.gristmill.trainer.ProductSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Seeded rows in memory, in two partitions: three numbers of different sizes, one of them with zeros, and a one-hot code
 * of five levels, as sparse vectors; labels that depend on them with noise; weights from 0.5 to 2.
 */
public final class SmallRows {

    public static final int FEATURES = 8;

    private static final int ROWS = 400;
    private static final int PARTITIONS = 2;
    private static final StructType SCHEMA = new StructType()
            .add("label", DataTypes.DoubleType)
            .add("classes", DataTypes.DoubleType)
            .add("number", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());

    private SmallRows() {}

    /** With {@code label} of two classes, {@code classes} of three, and {@code number}. */
    public static Dataset<Row> make() {
        SparkSession session = ProductSession.session();
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double small = random.nextGaussian();
            double large = 1000 + 300 * random.nextGaussian();
            double seldom = i % 3 == 0 ? random.nextDouble() : 0;
            int level = random.nextInt(5);
            double signal = small - (large - 1000) / 300 + 2 * seldom + (level - 2) * 0.7;
            double noisy = signal + random.nextGaussian();
            rows.add(RowFactory.create(
                    noisy > 0 ? 1.0 : 0.0,
                    noisy < -1 ? 0.0 : noisy < 1 ? 1.0 : 2.0,
                    5 * noisy + 40,
                    0.5 + 1.5 * random.nextDouble(),
                    Vectors.dense(
                                    small,
                                    large,
                                    seldom,
                                    level == 0 ? 1 : 0,
                                    level == 1 ? 1 : 0,
                                    level == 2 ? 1 : 0,
                                    level == 3 ? 1 : 0,
                                    level == 4 ? 1 : 0)
                            .compressed()));
        }
        var spread = JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, PARTITIONS);
        return session.createDataFrame(spread, SCHEMA).cache();
    }
}

package dev.gristmill.benchmark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
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
 * Seeded rows, cached in as many partitions as a run has that reads some megabytes. The same on any machine: each partition
 * has its own seed.
 */
final class SyntheticRows {

    private static final int PARTITIONS = 8;
    private static final long SEED = 20261101;
    /** Of a column with the one before it. */
    private static final double CORRELATION = 0.7;

    private SyntheticRows() {}

    /**
     * Correlated Gaussian columns as dense {@code features}, {@code number}, which follows from them with noise, and
     * {@code label}, 1 where that is above 0.
     */
    static Dataset<Row> dense(SparkSession session, int rows, int features) {
        StructType schema = new StructType()
                .add("label", DataTypes.DoubleType)
                .add("number", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType());
        return make(session, rows, schema, random -> {
            double[] values = new double[features];
            double number = random.nextGaussian();
            for (int j = 0; j < features; j++) {
                double own = Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
                values[j] = j == 0 ? random.nextGaussian() : CORRELATION * values[j - 1] + own;
                number += values[j] * (j % 3 - 1) / (1 + j / 3.0);
            }
            return RowFactory.create(number > 0 ? 1.0 : 0.0, number, Vectors.dense(values));
        });
    }

    /** Overlapping clouds around as many centres as asked for, as dense {@code features}. */
    static Dataset<Row> clouds(SparkSession session, int rows, int features, int centres) {
        StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
        return make(session, rows, schema, random -> {
            int centre = random.nextInt(centres);
            double[] values = new double[features];
            for (int j = 0; j < features; j++) {
                values[j] = random.nextGaussian() + (centre * (j + 3) % centres) * 3.0 / centres;
            }
            return RowFactory.create(Vectors.dense(values));
        });
    }

    /** Documents of 60 words out of ten topics and one word in five at random, as sparse {@code features}. */
    static Dataset<Row> documents(SparkSession session, int rows, int terms) {
        StructType schema = new StructType().add("features", SQLDataTypes.VectorType());
        return make(session, rows, schema, random -> {
            double[] counts = new double[terms];
            int topic = random.nextInt(10);
            for (int word = 0; word < 60; word++) {
                int term = random.nextInt(5) == 0 ? random.nextInt(terms) : topic + 10 * random.nextInt(terms / 10);
                counts[term]++;
            }
            return RowFactory.create(Vectors.dense(counts).toSparse());
        });
    }

    /** Who likes what how much, in three columns; low numbers are met more often. */
    static Dataset<Row> ratings(SparkSession session, int rows, int users, int items) {
        StructType schema = new StructType()
                .add("user", DataTypes.IntegerType)
                .add("item", DataTypes.IntegerType)
                .add("rating", DataTypes.FloatType);
        return make(session, rows, schema, random -> {
            int user = (int) (users * Math.pow(random.nextDouble(), 2));
            int item = (int) (items * Math.pow(random.nextDouble(), 2));
            double liking = (user % 5) * (item % 3) / 2.0 + (user % 2) * (item % 7) / 3.0;
            return RowFactory.create(user, item, (float) (liking + 0.3 * random.nextGaussian()));
        });
    }

    @FunctionalInterface
    private interface Maker extends Serializable {

        Row make(RandomGenerator random);
    }

    private static Dataset<Row> make(SparkSession session, int rows, StructType schema, Maker maker) {
        List<Integer> partitions = IntStream.range(0, PARTITIONS).boxed().toList();
        JavaRDD<Row> made = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(partitions, PARTITIONS)
                .flatMap(partition -> {
                    RandomGenerator random = new SplittableRandom(SEED + partition);
                    Row[] some = new Row[rows / PARTITIONS];
                    Arrays.setAll(some, row -> maker.make(random));
                    return Arrays.asList(some).iterator();
                });
        Dataset<Row> cached = session.createDataFrame(made, schema).cache();
        cached.count();
        return cached;
    }
}

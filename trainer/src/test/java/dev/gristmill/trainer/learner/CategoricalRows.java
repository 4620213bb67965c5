package dev.gristmill.trainer.learner;

import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.VectorIndexer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** {@link SmallRows} with {@code mixed}: their features, those with few values and the level marked as categories. */
final class CategoricalRows {

    private static final int LEVELS = 5;

    private CategoricalRows() {}

    static Dataset<Row> make() {
        Dataset<Row> rows = SmallRows.make()
                .withColumn("a", org.apache.spark.ml.functions.vector_to_array(functions.col("features"), "float64"))
                .selectExpr("*", "(a[4] + 2 * a[5] + 3 * a[6] + 4 * a[7] + 2) % 5 AS level");
        Dataset<Row> assembled = new VectorAssembler()
                .setInputCols(new String[] {"features", "level"})
                .setOutputCol("assembled")
                .transform(rows);
        return new VectorIndexer()
                .setInputCol("assembled")
                .setOutputCol("mixed")
                .setMaxCategories(LEVELS)
                .fit(assembled)
                .transform(assembled)
                .select("label", "classes", "number", "weight", "features", "mixed")
                .cache();
    }
}

package dev.gristmill.trainer.learner;

import dev.gristmill.trainer.ProductSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@link CategoricalRows} with the places of {@code mixed} and the numbers of the levels in its last place from behind. */
final class MirroredRows {

    static final int FEATURES = SmallRows.FEATURES + 1;

    private static final int LAST = FEATURES - 1;
    private static final int[] LEVELS = {4, 3, 2, 1, 0};

    private MirroredRows() {}

    /** Where the features were, by place. */
    static int[] places() {
        int[] places = new int[FEATURES];
        Arrays.setAll(places, place -> LAST - place);
        return places;
    }

    /** What the levels are now. */
    static Map<Integer, int[]> levels() {
        return Map.of(0, LEVELS);
    }

    static Vector of(Vector mixed) {
        double[] values = new double[FEATURES];
        Arrays.setAll(values, place -> mixed.apply(LAST - place));
        values[0] = LEVELS[(int) values[0]];
        return Vectors.dense(values);
    }

    static Dataset<Row> of(Dataset<Row> rows) {
        Attribute[] then = AttributeGroup.fromStructField(rows.schema().apply("mixed"))
                .attributes()
                .get();
        Attribute[] now = new Attribute[FEATURES];
        Arrays.setAll(now, place -> then[LAST - place].withoutIndex());
        StructType schema = new StructType()
                .add("number", DataTypes.DoubleType)
                .add("mixed", SQLDataTypes.VectorType(), false, new AttributeGroup("mixed", now).toMetadata());
        List<Row> mirrored = rows.select("number", "mixed").collectAsList().stream()
                .map(row -> RowFactory.create(row.getDouble(0), of(row.<Vector>getAs(1))))
                .toList();
        return ProductSession.session().createDataFrame(mirrored, schema).coalesce(2);
    }
}

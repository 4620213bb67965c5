package dev.gristmill.trainer.run;

import dev.gristmill.trainer.ProductSession;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Two hundred rows that every kind of algorithm can learn something from. */
final class SmallRows {

    private static final int COUNT = 200;
    private static final List<String> WORDS = List.of("mill", "grain", "stone", "wheel", "water", "flour");
    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.LongType)
            .add("a", DataTypes.DoubleType)
            .add("b", DataTypes.DoubleType)
            .add("c", DataTypes.DoubleType)
            .add("answer", DataTypes.StringType)
            .add("flag", DataTypes.BooleanType)
            .add("grade", DataTypes.IntegerType)
            .add("kind", DataTypes.StringType)
            .add("amount", DataTypes.DoubleType)
            .add("censor", DataTypes.DoubleType)
            .add("user", DataTypes.IntegerType)
            .add("item", DataTypes.IntegerType)
            .add("rating", DataTypes.DoubleType)
            .add("words", DataTypes.createArrayType(DataTypes.StringType))
            .add("basket", DataTypes.createArrayType(DataTypes.StringType))
            .add("events", DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.StringType)))
            .add("from", DataTypes.LongType)
            .add("to", DataTypes.LongType);

    private SmallRows() {}

    /** The same rows every time. */
    static Dataset<Row> all() {
        Random random = new Random(11);
        List<Row> rows =
                IntStream.range(0, COUNT).mapToObj(id -> row(id, random)).toList();
        return ProductSession.session().createDataFrame(rows, SCHEMA);
    }

    /** Columns a, b and c are not negative; everything else depends on them, with some noise. */
    private static Row row(int id, Random random) {
        int group = id % 3;
        double a = Math.abs(group + random.nextGaussian() / 2);
        double b = Math.abs(2 - group + random.nextGaussian() / 2);
        double c = random.nextDouble();
        double amount = 1 + 2 * a + b / 2 + c + random.nextDouble();
        boolean positive = a - b + random.nextGaussian() > 0;
        List<String> words = IntStream.range(0, 6)
                .mapToObj(i -> WORDS.get((group * 2 + random.nextInt(3)) % WORDS.size()))
                .toList();
        List<String> basket = words.stream().distinct().toList();
        return RowFactory.create(
                (long) id,
                a,
                b,
                c,
                positive ? "yes" : "no",
                positive,
                List.of(3, 5, 9).get(group),
                List.of("barley", "rye", "wheat").get(group),
                amount,
                random.nextInt(4) == 0 ? 0.0 : 1.0,
                id % 20,
                id / 20,
                1.0 + (id % 20 + id / 20) % 5,
                words.toArray(String[]::new),
                basket.toArray(String[]::new),
                basket.stream().map(word -> new String[] {word}).toArray(String[][]::new),
                (long) (id % 2 == 0 ? id % 10 : 10 + id % 10),
                (long) (id % 2 == 0 ? (id / 10) % 10 : 10 + (id / 10) % 10));
    }
}

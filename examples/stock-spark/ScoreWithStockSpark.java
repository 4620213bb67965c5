import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Scores raw rows with a published model, on stock Spark: nothing of Gristmill is needed to use what it trains.
 *
 * <p>A published version holds two folders for this, {@code model} and {@code sample}; {@code gristmill models show
 * NAME -o json} tells the URI that they are under. The sample is a few raw rows together with what the model said of them
 * when it was published, so this program can check that it gets the same answers, to within 1e-9. It ends with exit
 * code 1 if it does not.
 *
 * <pre>
 * java @scripts/spark-jvm.flags -cp "$SPARK_HOME/jars/*" \
 *     examples/stock-spark/ScoreWithStockSpark.java URI/model URI/sample
 * </pre>
 */
public final class ScoreWithStockSpark {

    private static final List<String> ANSWERS = List.of("rawPrediction", "probability", "prediction");
    private static final String RECORDED = "recorded_";
    private static final double TOLERANCE = 1e-9;

    private ScoreWithStockSpark() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Usage: ScoreWithStockSpark MODEL SAMPLE");
            System.exit(64);
        }
        SparkSession spark = SparkSession.builder()
                .master("local[*]")
                .appName("score-with-stock-spark")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        boolean agreed = agrees(spark, arguments[0], arguments[1]);
        spark.stop();
        System.exit(agreed ? 0 : 1);
    }

    private static boolean agrees(SparkSession spark, String model, String sample) {
        Dataset<Row> rows = spark.read().parquet(sample);
        for (String answer : ANSWERS) {
            rows = rows.withColumnRenamed(answer, RECORDED + answer);
        }
        // This is all that scoring takes: the model reads the raw columns by their names, and leaves the others alone
        Dataset<Row> scored = PipelineModel.load(model).transform(rows);

        List<Row> results = scored.collectAsList();
        long agreeing =
                results.stream().filter(ScoreWithStockSpark::sameAnswers).count();
        System.out.printf("%d of %d rows agree%n", agreeing, results.size());
        return !results.isEmpty() && agreeing == results.size();
    }

    private static boolean sameAnswers(Row row) {
        return ANSWERS.stream().allMatch(answer -> close(numbers(row, answer), numbers(row, RECORDED + answer)));
    }

    private static double[] numbers(Row row, String column) {
        Object value = row.getAs(column);
        return value instanceof Vector vector ? vector.toArray() : new double[] {(Double) value};
    }

    private static boolean close(double[] ours, double[] recorded) {
        for (int i = 0; i < Math.min(ours.length, recorded.length); i++) {
            // Written so that a NaN is a disagreement
            if (!(Math.abs(ours[i] - recorded[i]) <= TOLERANCE)) {
                return false;
            }
        }
        return ours.length == recorded.length;
    }
}

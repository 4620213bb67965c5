import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the data of {@code examples/synthetic}: nothing in it was ever observed. What it is drawn from is known, so that
 * what is learned from it can be held against that. The same program makes the same rows on any machine.
 */
public final class MakeData {

    private static final long SEED = 20010101;
    private static final int EXIT_USAGE = 64;

    private static final int MACHINES = 3000;
    private static final double OBSERVED_YEARS = 6;

    private static final int USERS = 200;
    private static final int ITEMS = 80;
    private static final int FACTORS = 3;
    private static final double RATED = 0.35;

    private static final int REVIEWS = 3000;
    private static final List<String> PRAISE =
            List.of("great", "sturdy", "love", "perfect", "quick", "recommend", "works", "excellent", "happy");
    private static final List<String> BLAME =
            List.of("broken", "slow", "refund", "awful", "cheap", "returned", "noise", "disappointed", "failed");
    private static final List<String> NEITHER =
            List.of("okay", "average", "expected", "decent", "usual", "fine", "acceptable", "ordinary", "fair");
    private static final List<String> ANY = List.of(
            "the",
            "it",
            "and",
            "kettle",
            "lamp",
            "chair",
            "delivery",
            "box",
            "colour",
            "price",
            "after",
            "week",
            "my",
            "kitchen",
            "bought",
            "size",
            "this",
            "very",
            "was",
            "for");

    private final SparkSession spark;
    private final Path folder;

    private MakeData(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /**
     * Writes one Parquet file each.
     *
     * @param args the folder to make the folders {@code machines}, {@code ratings} and {@code reviews} in
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("Usage: MakeData FOLDER");
            System.exit(EXIT_USAGE);
        }
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .appName("synthetic-data")
                .config("spark.ui.enabled", false)
                .config("spark.sql.parquet.compression.codec", "zstd")
                .getOrCreate();
        MakeData make = new MakeData(spark, Path.of(args[0]));
        make.write(
                "machines",
                "machine_id INT, temperature DOUBLE, load DOUBLE, maker STRING, years DOUBLE, failed BOOLEAN",
                machines());
        make.write("ratings", "user_id INT, item_id INT, rating DOUBLE", ratings());
        make.write("reviews", "review_id INT, review STRING, verdict STRING", reviews());
        spark.stop();
    }

    /** Weibull lifetimes: ln years = 3.5 - 0.03 temperature - 0.8 load + 0.4 [maker is acme] + 0.5 ln E, E exponential. */
    private static List<Row> machines() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < MACHINES; id++) {
            double temperature = 20 + random.nextInt(500) / 10.0;
            double load = random.nextInt(1001) / 1000.0;
            String maker = List.of("acme", "borealis", "cog").get(random.nextInt(3));
            double years = Math.exp(3.5
                    - 0.03 * temperature
                    - 0.8 * load
                    + (maker.equals("acme") ? 0.4 : 0)
                    + 0.5 * Math.log(-Math.log(1 - random.nextDouble())));
            boolean failed = years <= OBSERVED_YEARS;
            rows.add(RowFactory.create(id, temperature, load, maker, rounded(Math.min(years, OBSERVED_YEARS)), failed));
        }
        return rows;
    }

    /** 3 + the product of three user and three item factors, each normal with deviation 0.7, + noise; 1 to 5. */
    private static List<Row> ratings() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[][] users = factors(USERS, random);
        double[][] items = factors(ITEMS, random);
        List<Row> rows = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int item = 0; item < ITEMS; item++) {
                double rating = 3 + 0.25 * random.nextGaussian();
                for (int factor = 0; factor < FACTORS; factor++) {
                    rating += users[user][factor] * items[item][factor];
                }
                if (random.nextDouble() < RATED) {
                    rows.add(RowFactory.create(user, item, rounded(Math.max(1, Math.min(5, rating)))));
                }
            }
        }
        return rows;
    }

    private static double[][] factors(int rows, SplittableRandom random) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, FACTORS)
                        .mapToDouble(factor -> 0.7 * random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Of 8 to 25 words each: one in four is of the verdict's own list, one in twenty of another's. */
    private static List<Row> reviews() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        List<String> verdicts = List.of("negative", "neutral", "positive");
        List<List<String>> words = List.of(BLAME, NEITHER, PRAISE);
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < REVIEWS; id++) {
            int verdict = random.nextInt(verdicts.size());
            List<String> review = new ArrayList<>();
            for (int word = 8 + random.nextInt(18); word > 0; word--) {
                double draw = random.nextDouble();
                List<String> from = draw < 0.25 ? words.get(verdict) : draw < 0.3 ? words.get(random.nextInt(3)) : ANY;
                review.add(from.get(random.nextInt(from.size())));
            }
            rows.add(RowFactory.create(id, String.join(" ", review), verdicts.get(verdict)));
        }
        return rows;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private void write(String name, String schema, List<Row> rows) throws IOException {
        Path staging = Files.createTempDirectory("synthetic-");
        Path written = staging.resolve(name);
        spark.createDataFrame(rows, StructType.fromDDL(schema))
                .coalesce(1)
                .write()
                .parquet(written.toString());
        Path target = Files.createDirectories(folder.resolve(name)).resolve("part-0.parquet");
        try (Stream<Path> files = Files.list(written)) {
            Path part = files.filter(file -> file.getFileName().toString().matches("part-.*\\.parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.deleteIfExists(target);
            Files.copy(part, target);
        }
        System.out.println(target + ": " + rows.size() + " rows, " + Files.size(target) + " bytes");
    }
}

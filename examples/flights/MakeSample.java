import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Makes the sample in {@code examples/flights/data} from the whole {@code flights-3m.parquet}. The same input gives the
 * same bytes on any machine.
 *
 * <p>A row is taken when the SHA-256 of its ordinal in the input (8 bytes, big-endian), read as a fraction in [0, 1)
 * from its first 8 bytes, is below {@link #FRACTION}. So which rows are taken depends on nothing but their place, and a
 * smaller fraction takes a subset of them.
 */
public final class MakeSample {

    private static final BigDecimal FRACTION = new BigDecimal("0.12");

    /** The file ends in the first minute of July, with six rows: too few for a day. */
    private static final String END = "2001-07-01";

    private static final int MAGIC_BYTES = 4;

    private static final int EXIT_USAGE = 64;
    private static final int EXIT_NO_INPUT = 66;

    private MakeSample() {}

    /**
     * Writes one folder per day.
     *
     * @param args the whole file, and the folder to make, which must not exist yet
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            fail(EXIT_USAGE, "Usage: MakeSample INPUT OUTPUT");
            return;
        }
        Path input = Path.of(args[0]);
        Path output = Path.of(args[1]).toAbsolutePath();
        if (!Files.isRegularFile(input)) {
            fail(EXIT_NO_INPUT, "Cannot read the flights: '" + input + "' is not a file");
        } else if (Files.exists(output)) {
            fail(EXIT_USAGE, "Cannot write the sample: '" + output + "' is already there");
        } else {
            make(input, output);
        }
    }

    private static void make(Path input, Path output) throws IOException {
        Path staging = Files.createTempDirectory("flights-sample-");
        SparkSession spark = session();
        try {
            write(sample(spark.read().parquet(input.toString())), staging);
            keepData(staging, output);
            report(spark, output);
        } finally {
            spark.stop();
            deleteRecursively(staging);
        }
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .appName("flights-sample")
                .master("local[2]")
                .config("spark.log.level", "WARN")
                .config("spark.ui.enabled", false)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", 8)
                .getOrCreate();
    }

    private static Dataset<Row> sample(Dataset<Row> flights) {
        // The row index counts within one file: the input must be one, which main has checked
        return flights.select(
                        functions.col("_metadata.row_index").as("row_id"),
                        functions.col("date"),
                        functions.col("delay"),
                        functions.col("distance"),
                        functions.col("origin"),
                        functions.col("destination"))
                .where(functions.col("date").lt(END).and(isTaken(functions.col("row_id"))));
    }

    /** Compares the first 16 hexadecimal digits of the hash with the bound's: text of one length sorts as its number. */
    private static Column isTaken(Column rowId) {
        Column bytes = functions.unhex(functions.lpad(functions.hex(rowId), 16, "0"));
        return functions.substring(functions.sha2(bytes, 256), 1, 16).lt(String.format("%016x", bound()));
    }

    /** The first 8-byte number that is not below the fraction of all of them. */
    private static BigInteger bound() {
        return FRACTION.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(64)))
                .setScale(0, RoundingMode.CEILING)
                .toBigIntegerExact();
    }

    private static void write(Dataset<Row> sample, Path folder) {
        Column day = functions.to_date(functions.col("date"));
        sample.withColumn("flight_date", day)
                // All rows of a day in one task, in one file
                .repartition(functions.col("flight_date"))
                .sortWithinPartitions("flight_date", "row_id")
                .write()
                .mode("append")
                .partitionBy("flight_date")
                .option("compression", "zstd")
                .parquet(folder.toString());
    }

    /** Gives each day's one data file a fixed name and a canonical footer, and leaves markers and checksums behind. */
    private static void keepData(Path staging, Path output) throws IOException {
        for (Path day : list(staging, "flight_date=")) {
            List<Path> parts = list(day, "part-");
            if (parts.size() != 1) {
                throw new IOException("Cannot name the file of " + day.getFileName() + ": there are " + parts.size());
            }
            Path target = output.resolve(day.getFileName());
            Files.createDirectories(target);
            Files.write(target.resolve("part-0.parquet"), withSortedEncodings(Files.readAllBytes(parts.get(0))));
        }
    }

    /**
     * Parquet's writer lists a column's encodings in the order of a hash set of enum constants, which is another one in
     * every JVM; nothing depends on it. A Parquet file ends with its footer, the footer's length (4 bytes,
     * little-endian) and 4 bytes of magic.
     */
    private static byte[] withSortedEncodings(byte[] file) throws IOException {
        int tail = file.length - MAGIC_BYTES - Integer.BYTES;
        int footerBytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(tail);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, tail - footerBytes, footerBytes));
        footer.getRow_groups().stream()
                .flatMap(group -> group.getColumns().stream())
                .forEach(column -> column.getMeta_data().getEncodings().sort(Comparator.naturalOrder()));
        ByteArrayOutputStream sorted = new ByteArrayOutputStream(footerBytes);
        Util.writeFileMetaData(footer, sorted);
        if (sorted.size() != footerBytes) {
            throw new IOException("Cannot rewrite a Parquet footer: it would be another length");
        }
        byte[] result = file.clone();
        System.arraycopy(sorted.toByteArray(), 0, result, tail - footerBytes, footerBytes);
        return result;
    }

    private static void report(SparkSession spark, Path output) throws IOException {
        long rows = spark.read().parquet(output.toString()).count();
        long bytes = 0;
        List<Path> days = list(output, "flight_date=");
        for (Path day : days) {
            bytes += Files.size(day.resolve("part-0.parquet"));
        }
        System.out.printf("Wrote %d rows in %d days, %d bytes, to %s%n", rows, days.size(), bytes, output);
    }

    private static List<Path> list(Path folder, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static void fail(int exitCode, String message) {
        System.err.println(message);
        System.exit(exitCode);
    }
}

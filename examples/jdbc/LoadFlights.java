import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Puts the flights of {@code examples/flights/data} into a table of PostgreSQL, with its key, an index and statistics. */
public final class LoadFlights {

    private static final int EXIT_USAGE = 64;

    private LoadFlights() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Usage: LoadFlights DATA");
            System.exit(EXIT_USAGE);
        }
        String url = System.getenv().getOrDefault("FLIGHTS_URL", "jdbc:postgresql://localhost:5432/flights");
        String user = System.getenv().getOrDefault("FLIGHTS_USER", "miller");
        String password = System.getenv("FLIGHTS_PASSWORD");
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE flights (row_id bigint PRIMARY KEY, date timestamp, delay bigint,"
                    + " distance bigint, origin text, destination text, flight_date date)");
            try (SparkSession spark = SparkSession.builder()
                    .master("local[2]")
                    .config("spark.ui.enabled", "false")
                    .config("spark.sql.session.timeZone", "UTC")
                    .getOrCreate()) {
                spark.read()
                        .parquet(arguments[0])
                        .write()
                        .format("jdbc")
                        .option("url", url)
                        .option("user", user)
                        .option("password", password)
                        .option("dbtable", "flights")
                        .mode(SaveMode.Append)
                        .save();
            }
            statement.execute("CREATE INDEX ON flights (flight_date)");
            statement.execute("ANALYZE flights");
        }
    }
}

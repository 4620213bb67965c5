package dev.gristmill.dist;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.build.TrainingJobs;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.store.run.RunState;
import dev.gristmill.testing.AzuriteServer;
import dev.gristmill.testing.MariaDbServer;
import dev.gristmill.testing.PostgresServer;
import dev.gristmill.testing.RequiresTool;
import dev.gristmill.testing.S3Server;
import dev.gristmill.testing.hadoop.HdfsServer;
import dev.gristmill.trainer.Trainer;
import dev.gristmill.trainer.run.TrainSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flights of three days from every store and in every format: the same rows, the same split, the same model. */
final class EveryStoreIT {

    private static final String SCHEMA =
            "row_id BIGINT, date TIMESTAMP_NTZ, delay INT, distance INT, origin STRING," + " destination STRING";

    @TempDir
    private static Path folder;

    private static SparkSession session;
    private static Path data;
    private static Learned local;

    @BeforeAll
    static void trainOnLocalParquet() throws IOException {
        session = ProductSpark.session();
        data = folder.resolve("parquet");
        for (int day = 1; day <= 3; day++) {
            String name = "flight_date=2001-01-0" + day;
            Folders.copy(Repository.file("examples/flights/data").resolve(name), data.resolve(name));
        }
        local = learn("local", Map.of("path", data.toString()));
        assertThat(local.rows().count()).isGreaterThan(1000);
    }

    @Test
    void theSameBytesGiveTheSameBitsFromHdfs() throws IOException {
        assertThat(learn("hdfs", copied(HdfsServer.root("every-store")))).isEqualTo(local);
    }

    @Test
    void theSameBytesGiveTheSameBitsFromS3() throws IOException {
        assertThat(learn("s3a", copied(URI.create("s3a://" + S3Server.BUCKET + "/every-store"))))
                .isEqualTo(local);
    }

    @Test
    @RequiresTool(value = "azurite-blob", install = "npm install -g azurite")
    void theSameBytesGiveTheSameBitsFromAzure() throws IOException {
        assertThat(learn("abfs", copied(URI.create("abfs://every-store@" + AzuriteServer.ACCOUNT + "/data"))))
                .isEqualTo(local);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orc", "avro", "csv", "json"})
    void otherFormatsGiveTheSameRowsAndTheSameModel(String format) {
        Path written = folder.resolve(format);
        session.read()
                .parquet(data.toString())
                .write()
                .option("header", "true")
                .partitionBy("flight_date")
                .format(format)
                .save(written.toString());
        Map<String, Object> options = new HashMap<>(Map.of("path", written.toString(), "format", format));
        if (format.equals("csv") || format.equals("json")) {
            options.put("schema", SCHEMA);
        }

        requireEquivalent(learn(format, options));
    }

    @Test
    void aTableOfPostgresGivesTheSameRowsAndTheSameModel() throws IOException {
        write(PostgresServer.shared().url(), PostgresServer.USER, PostgresServer.PASSWORD);

        requireEquivalent(learn(
                "postgres",
                "jdbc",
                table(
                        PostgresServer.shared().url(),
                        PostgresServer.USER,
                        PostgresServer.PASSWORD,
                        Map.of("partitionColumn", "row_id", "partitions", 3))));
    }

    @Test
    @RequiresTool(value = "mariadbd", install = "apt-get install -y mariadb-server")
    void aTableOfMariaDbGivesTheSameRowsAndTheSameModel() throws IOException, SQLException {
        String url = MariaDbServer.shared().url();
        // Spark quotes names as the standard does, and has no type for days with times and without a zone
        String standard = url + "?sessionVariables=sql_mode=ANSI_QUOTES";
        try (Connection connection = DriverManager.getConnection(standard, MariaDbServer.USER, MariaDbServer.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE every_store (row_id BIGINT, date DATETIME, delay BIGINT, distance BIGINT,"
                    + " origin VARCHAR(9), destination VARCHAR(9), flight_date DATE)");
        }
        write(standard, MariaDbServer.USER, MariaDbServer.PASSWORD);

        requireEquivalent(learn("mariadb", "jdbc", table(url, MariaDbServer.USER, MariaDbServer.PASSWORD, Map.of())));
    }

    private static void write(String url, String user, String password) {
        session.read()
                .parquet(data.toString())
                .write()
                .format("jdbc")
                .option("url", url)
                .option("user", user)
                .option("password", password)
                .option("dbtable", "every_store")
                .mode("append")
                .save();
    }

    /** The options that read the flights from a database. */
    private static Map<String, Object> table(String url, String user, String password, Map<String, Object> others)
            throws IOException {
        Path secret = Files.writeString(Files.createTempFile(folder, "password", ""), password);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Map<String, Object> options = new HashMap<>(others);
        options.putAll(Map.of("url", url, "user", user, "password", "${file:" + secret + "}", "table", "every_store"));
        return options;
    }

    /** The same rows in other units: the sums are added up in another order. */
    private static void requireEquivalent(Learned other) {
        assertThat(other.rows()).isEqualTo(local.rows());
        assertThat(other.split()).isEqualTo(local.split());
        assertThat(other.coefficients()).hasSameSizeAs(local.coefficients());
        for (int i = 0; i < local.coefficients().size(); i++) {
            assertThat(other.coefficients().get(i))
                    .isCloseTo(local.coefficients().get(i), within(1e-6));
        }
    }

    private static Map<String, Object> copied(URI to) throws IOException {
        Configuration settings = session.sparkContext().hadoopConfiguration();
        FileSystem target = FileSystem.get(to, settings);
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(to);
        FileUtil.copy(data.toFile(), target, there, false, settings);
        return Map.of("path", to.toString());
    }

    private static Learned learn(String name, Map<String, Object> options) {
        return learn(name, "files", options);
    }

    private static Learned learn(String name, String connector, Map<String, Object> options) {
        TrainingJob job = TrainingJobs.named(name)
                .source(connector, options)
                .derive("hour", "hour(date)")
                .derive("weekday", "dayofweek(date)")
                .label("delay > 15")
                .splitBy("row_id")
                .features(
                        TrainingJobs.columns("distance")
                                .impute(Impute.Strategy.MEDIAN)
                                .scale(Scale.STANDARD),
                        TrainingJobs.columns("hour", "weekday").encode(Encoding.ONE_HOT))
                .algorithm("logistic-regression", Map.of("maxIter", 300, "tol", 1e-10, "regParam", 0.001))
                .seed(7)
                .publish(folder.resolve("models").toString())
                .build();
        TrainSummary summary = Trainer.local().train(job);
        assertThat(summary.state()).as("%s", summary.error()).isEqualTo(RunState.SUCCEEDED);
        PipelineModel model =
                PipelineModel.load(Objects.requireNonNull(summary.model()).pipelineModel());
        LogisticRegressionModel fitted = Arrays.stream(model.stages())
                .filter(LogisticRegressionModel.class::isInstance)
                .map(LogisticRegressionModel.class::cast)
                .findFirst()
                .orElseThrow();
        return new Learned(
                rows(job),
                Objects.requireNonNull(summary.split()),
                Arrays.stream(fitted.coefficients().toArray()).boxed().toList());
    }

    /** How many rows a job reads, and a sum over them that no order changes. */
    private static Rows rows(TrainingJob job) {
        SourceSpec source = job.input().source("source");
        Connector connector = ServiceLoader.load(Connector.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.name().equals(source.connector()))
                .findFirst()
                .orElseThrow();
        try (SourceRead read = connector.open(session, source, null)) {
            Dataset<Row> rows = read.rows();
            Column[] texts = Stream.of("row_id", "date", "delay", "distance", "origin", "destination", "flight_date")
                    .map(column -> col(column).cast(DataTypes.StringType))
                    .toArray(Column[]::new);
            Row counted = rows.agg(
                            count(lit(1)),
                            sum(xxhash64(texts).cast("decimal(38,0)")).cast(DataTypes.StringType))
                    .head();
            read.confirm();
            return new Rows(counted.getLong(0), counted.getString(1));
        }
    }

    private record Rows(long count, String hash) {}

    private record Learned(Rows rows, SplitCounts split, List<Double> coefficients) {}
}

package dev.gristmill.dist;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is MLlib: a program that knows nothing of Gristmill loads it and gets the recorded answers. */
@Tag("product")
final class StockSparkProductTest {

    @TempDir
    private Path folder;

    @Test
    void reproducesTheRecordedAnswersWithoutGristmill() throws IOException, InterruptedException {
        assertThat(StockSpark.jars())
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(jar.getFileName().toString())
                        .endsWith(".jar")
                        .doesNotContain("gristmill"));
        long rows = sample().count();

        Program.Ended scoring = score(samplePath());

        assertThat(scoring.exitCode()).as(scoring.err()).isZero();
        assertThat(scoring.out()).isEqualTo(rows + " of " + rows + " rows agree\n");
        assertThat(rows).isPositive();
    }

    @Test
    void noticesAnAnswerThatIsNotTheModels() throws IOException, InterruptedException {
        Path tampered = folder.resolve("sample");
        long rows = sample().count();
        long far = sample().where("distance > 2000").count();
        assertThat(far).isPositive().isLessThan(rows);
        sample().withColumn(
                        "prediction",
                        when(col("distance").gt(2000), lit(1.0).minus(col("prediction")))
                                .otherwise(col("prediction")))
                .write()
                .parquet(tampered.toString());

        Program.Ended scoring = score(tampered);

        assertThat(scoring.exitCode()).as(scoring.err()).isEqualTo(1);
        assertThat(scoring.out()).isEqualTo(rows - far + " of " + rows + " rows agree\n");
    }

    private static Dataset<Row> sample() {
        return SharedSpark.session().read().parquet(samplePath().toString());
    }

    private static Path samplePath() {
        return Path.of(URI.create(January.summary().at("/model/uri").asText())).resolve("sample");
    }

    private static Program.Ended score(Path sample) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "@" + Repository.file("scripts/spark-jvm.flags"),
                "-cp",
                StockSpark.classPath(),
                Repository.file("examples/stock-spark/ScoreWithStockSpark.java").toString(),
                January.summary().at("/model/pipelineModel").asText(),
                sample.toString());
        try (Program program = Program.start(command, Repository.root(), Map.of("CLASSPATH", ""))) {
            return program.await(Program.PATIENCE);
        }
    }
}

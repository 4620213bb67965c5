package dev.gristmill.trainer.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.cli.GristmillCommand;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.Trainer;
import dev.gristmill.trainer.run.TrainSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InitCommandSparkTest {

    private static final Path DAY =
            Path.of(System.getProperty("gristmill.root")).resolve("examples/flights/data/flight_date=2001-01-01");

    private final SparkSession spark = ProductSession.session();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void looksAtTheFlights() throws IOException {
        assertThat(init("--source", DAY.toString(), "--label", "delay > 15")).isZero();

        assertThat(job())
                .contains("task: binary-classification # the label is a boolean\n")
                .contains("label: {expression: \"delay > 15\"} # what is to be predicted\n")
                .contains("split: {key: [row_id], holdout: 0.2}")
                .contains("  - {columns: [distance], scale: standard}\n")
                .contains("  #   delay: the label is made of it\n")
                .contains("  #   row_id: an id: it tells rows apart and nothing else\n");
        assertThat(out.toString()).startsWith("Wrote " + file() + ". Next:\n").contains("gristmill plan " + file());
    }

    @Test
    void writesAJobThatTrains() {
        assertThat(init("--source", DAY.toString(), "--label", "delay > 15")).isZero();
        Catalogue catalogue = Catalogue.load(InitCommandSparkTest.class.getClassLoader());
        TrainingJob job = JobFile.load(JobRequest.of(file()), catalogue, Environment.system());

        TrainSummary summary = Trainer.local().train(job);

        assertThat(summary.error()).isNull();
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void writesPathsRelativeToTheFile() throws IOException {
        write("data", "select id * 0.5 as price, id % 7 as size from range(100)");

        assertThat(init("--source", folder.resolve("data").toString())).isZero();

        assertThat(job())
                .contains("name: data ")
                .contains("  path: data # relative to this file\n")
                .contains("label: {column: price} ")
                .contains("task: regression # the label is a number with 100 values in the sample\n")
                .contains("algorithm: {name: gradient-boosted-trees-regression,");
    }

    @Test
    void marksAPlaceholderWhereNothingLooksLikeALabel() throws IOException {
        write("data", "select id % 7 as size from range(100)");

        assertThat(init("binary", "--source", folder.resolve("data").toString()))
                .isZero();

        assertThat(job())
                .startsWith("# Names that begin with my_ are placeholders: put your own there\n")
                .contains("label: {column: my_label} ");
    }

    @Test
    void seesTwinsAndLists() throws IOException {
        write(
                "data",
                "select id % 3 = 0 as label, if(id % 3 = 0, 'y', 'n') as copy, array('a', 'b') as tags,"
                        + " id % 5 as size from range(100)");

        assertThat(init("--source", folder.resolve("data").toString())).isZero();

        assertThat(job())
                .contains("  #   copy: looks like the label's twin;")
                .contains("  #   tags: no rule reads its type, array<string>;")
                .contains("  - {columns: [size], scale: standard}\n");
    }

    @Test
    void writesToStdoutAndNothingElseThere() {
        assertThat(run("init", "topic", "--output", "-")).isZero();

        assertThat(out.toString())
                .contains("algorithm: {name: lda,")
                .contains("columns: [my_text]")
                .doesNotContain("Next:");
    }

    @Test
    void keepsAFileThatIsThereUnlessForced() throws IOException {
        Files.writeString(file(), "mine");

        assertThat(init("clustering")).isEqualTo(64);
        assertThat(err.toString())
                .contains("CLI-110")
                .contains("it is there already")
                .contains("--force");
        assertThat(job()).isEqualTo("mine");

        assertThat(init("clustering", "--force")).isZero();
        assertThat(job()).contains("algorithm: {name: k-means,");
    }

    @Test
    void tellsAFolderThatIsNotThere() {
        assertThat(init("--source", folder.resolve("nowhere").toString())).isEqualTo(66);
        assertThat(err.toString()).contains("DATA-116");
        assertThat(file()).doesNotExist();
    }

    @Test
    void suggestsTheColumnThatWasMeant() throws IOException {
        write("data", "select id as delay, id as distance from range(10)");

        assertThat(init("--source", folder.resolve("data").toString(), "--label", "dealy"))
                .isEqualTo(64);
        assertThat(err.toString())
                .contains("Invalid --label: 'dealy' (expected a column of the source: delay, distance)")
                .contains("did you mean 'delay'?");
    }

    @Test
    void tellsWrongSql() throws IOException {
        write("data", "select id as delay from range(10)");

        assertThat(init("--source", folder.resolve("data").toString(), "--label", "delay >> "))
                .isEqualTo(64);
        assertThat(err.toString()).contains("JOB-721").contains("Invalid --label: 'delay >> '");
    }

    @Test
    void refusesATaskThatTheLabelDoesNotFit() throws IOException {
        write("data", "select id % 7 as kind from range(100)");

        assertThat(init("binary", "--source", folder.resolve("data").toString(), "--label", "kind"))
                .isEqualTo(64);
        assertThat(err.toString())
                .contains("Invalid TASK: 'binary-classification' (expected ")
                .contains("the label is a number with 7 values in the sample");
    }

    @Test
    void refusesALabelForATaskWithoutOne() {
        assertThat(init("k", "--label", "x")).isEqualTo(64);
        assertThat(init("clustering", "--label", "x")).isEqualTo(64);
        assertThat(err.toString()).contains("Cannot use --label with clustering");
    }

    @Test
    void refusesAFormatThatTheConnectorDoesNotRead() {
        assertThat(init("--source", folder.toString(), "--format", "parket")).isEqualTo(64);
        assertThat(err.toString())
                .contains("Invalid --format: 'parket' (expected ")
                .contains("did you mean 'parquet'?");
    }

    private void write(String name, String query) {
        spark.sql(query).coalesce(1).write().parquet(folder.resolve(name).toString());
    }

    private int init(String... arguments) {
        List<String> all = new ArrayList<>(List.of("init"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--output", file().toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine line = GristmillCommand.commandLine(InitCommandSparkTest.class.getClassLoader());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private Path file() {
        return folder.resolve("job.yaml");
    }

    private String job() throws IOException {
        return Files.readString(file());
    }
}

package dev.gristmill.trainer;

import static dev.gristmill.job.ColumnRule.Encoding.ONE_HOT;
import static dev.gristmill.job.ColumnRule.Impute.Strategy.MEDIAN;
import static dev.gristmill.job.ColumnRule.Scale.STANDARD;
import static dev.gristmill.job.build.TrainingJobs.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.build.TrainingJobs;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.run.TrainSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code docs/java-api.md}, run as they stand there. */
final class JavaApiSparkTest {

    private static final Path ROOT = Path.of(System.getProperty("gristmill.root"));
    private static final Path DAY = ROOT.resolve("examples/flights/data/flight_date=2001-01-01");

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSpark() {
        ProductSession.session();
    }

    @Test
    void trainsTheDocumentedJob() {
        String data = DAY.toString();
        String models = folder.resolve("models").toString();
        // snippet begins
        TrainingJob job = TrainingJobs.named("flight-delays")
                .source("files", Map.of("path", data))
                .label("delay > 15")
                .features(columns("distance").impute(MEDIAN).scale(STANDARD))
                .features(columns("origin", "destination").encode(ONE_HOT))
                .algorithm("logistic-regression", Map.of("maxIter", 20))
                .atLeast("areaUnderROC", 0.5)
                .publish(models)
                .build();
        TrainSummary summary = Trainer.local().train(job);
        // snippet ends

        assertThat(summary.error()).isNull();
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(summary.metrics()).containsKey("areaUnderROC");
        assertThat(folder.resolve("models/flight-delays")).isDirectory();
    }

    @Test
    void documentsTheLinesThatAreTested() throws IOException {
        String test =
                Files.readString(ROOT.resolve("trainer/src/test/java/dev/gristmill/trainer/JavaApiSparkTest.java"));

        assertThat(between(Files.readString(ROOT.resolve("docs/java-api.md")), "```java snippet", "```"))
                .isEqualTo(between(test, "// snippet begins", "// snippet ends"));
    }

    @Test
    void leavesARunningSessionRunningWithItsSettings() {
        SparkSession session = ProductSession.session();
        session.conf().set("spark.sql.session.timeZone", "America/Lima");
        try {
            TrainSummary summary = Trainer.on("local[1]").train(missing());

            assertThat(summary.error()).isNotNull();
            assertThat(session.sparkContext().isStopped()).isFalse();
            assertThat(session.conf().get("spark.sql.session.timeZone")).isEqualTo("America/Lima");
        } finally {
            session.conf().set("spark.sql.session.timeZone", "UTC");
        }
    }

    @Test
    void tellsAFailureInTheSummaryAndToTheListeners() {
        List<RunEvent> events = new ArrayList<>();

        TrainSummary summary = Trainer.local().tell(events::add).train(missing());

        assertThat(summary.state()).isEqualTo(RunState.FAILED);
        assertThat(summary.exitCode()).isEqualTo(66);
        assertThat(events).last().isInstanceOf(RunEvent.Finished.class);
    }

    @Test
    void tellsAWrongDateInTheSummary() {
        TrainSummary summary =
                Trainer.local().forDate("tomorrow").rerun("a test").train(missing());

        assertThat(summary.state()).isEqualTo(RunState.FAILED);
        assertThat(summary.exitCode()).isEqualTo(64);
    }

    private TrainingJob missing() {
        return TrainingJobs.named("missing")
                .relativeTo(folder)
                .source("files", Map.of("path", "nowhere"))
                .labelColumn("late")
                .features(columns("distance"))
                .algorithm("logistic-regression", Map.of())
                .publish("models")
                .build();
    }

    /** The lines between two markers, without the indentation that all of them have. */
    private static String between(String text, String begin, String end) {
        int from = text.indexOf('\n', text.indexOf(begin)) + 1;
        String lines = text.substring(from, text.indexOf(end, from)).stripTrailing();
        return lines.lines().collect(Collectors.joining("\n")).stripIndent();
    }
}

package dev.gristmill.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import dev.gristmill.store.run.RunState;
import dev.gristmill.testing.RequiresTool;
import dev.gristmill.trainer.report.Browser;
import dev.gristmill.trainer.report.PageInspection;
import dev.gristmill.trainer.run.TrainSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.fpm.FPGrowthModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.AFTSurvivalRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples that the launcher's tests do not run, and their reports in a browser: each as it is, but for the flights of
 * a few days only.
 */
@RequiresTool(value = "chromium", install = "apt-get install -y chromium")
final class ExamplesIT {

    private static final Path EXAMPLES = Path.of(System.getProperty("gristmill.root"), "examples");

    /** Not below the test's own: the browser still writes into its profile while it ends. */
    @TempDir
    private static Path profile;

    private static SparkSession session;
    private static @Nullable Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        session = ProductSession.session();
        browser = Browser.start(profile);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (browser != null) {
            browser.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"glm", "boosting-regression", "multiclass", "k-means"})
    void trainsOnFlights(String example) {
        TrainSummary summary = train("flights/" + example + ".yaml", "source.window.to=2001-01-03");

        assertThat(summary.metrics()).isNotEmpty();
        assertThat(model(summary).transform(flights()).count()).isPositive();
    }

    @Test
    void predictsTheTextOfTheLabel() {
        TrainSummary summary = train("flights/multiclass.yaml", "source.window.to=2001-01-02");

        assertThat(summary.task()).isEqualTo("multiclass-classification");
        assertThat(model(summary)
                        .transform(flights())
                        .select("predictedLabel")
                        .distinct()
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .isSubsetOf("early", "on time", "late")
                .hasSizeGreaterThan(1);
    }

    @Test
    void findsPatternsThatCountingConfirms() {
        TrainSummary summary = train("flights/patterns.yaml", "source.window.to=2001-01-02");

        FPGrowthModel patterns = (FPGrowthModel) last(model(summary));
        long late =
                patterns.freqItemsets().where("items = array('late')").first().getLong(1);
        assertThat(late).isEqualTo(flights().where("delay > 15").count());
        assertThat(Objects.requireNonNull(summary.split()).testRows()).isZero();
    }

    /** The coefficients are what the generated lifetimes are drawn from; the tolerances are some four standard errors. */
    @Test
    void recoversWhatLifetimesAreDrawnFrom() {
        TrainSummary summary = train("synthetic/survival.yaml");

        AFTSurvivalRegressionModel model = (AFTSurvivalRegressionModel) last(model(summary));
        Vector coefficients = model.coefficients();
        assertThat(coefficients.apply(0)).isCloseTo(-0.03, within(0.004));
        assertThat(coefficients.apply(1)).isCloseTo(-0.8, within(0.2));
        assertThat(model.scale()).isCloseTo(0.5, within(0.05));
    }

    /** The noise has deviation 0.25, and cutting to 1 and 5 takes some of it away: no model can be much better. */
    @Test
    void predictsRatingsAlmostDownToTheirNoise() {
        assertThat(train("synthetic/recommendation.yaml").metrics().get("rmse")).isBetween(0.2, 0.5);
    }

    @Test
    void tellsReviewsApart() {
        TrainSummary summary = train("synthetic/text.yaml");

        assertThat(summary.metrics().get("accuracy")).isGreaterThan(0.8);
        Dataset<Row> praise = session.sql("SELECT 'excellent, sturdy: I love it' AS review");
        assertThat(model(summary)
                        .transform(praise)
                        .select("predictedLabel")
                        .first()
                        .getString(0))
                .isEqualTo("positive");
    }

    @Test
    void findsTopics() {
        assertThat(train("synthetic/topics.yaml").metrics()).containsKey("logPerplexity");
    }

    private TrainSummary train(String example, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("publish.store=" + folder.resolve("models"));
        TrainingJob job = JobFile.load(
                new JobRequest(EXAMPLES.resolve(example), List.of(), all),
                Catalogue.load(ExamplesIT.class.getClassLoader()),
                Environment.system());
        TrainSummary summary = Trainer.local().train(job);
        assertThat(summary.error()).isNull();
        assertThat(summary.state()).as("%s", summary.metrics()).isEqualTo(RunState.SUCCEEDED);
        PageInspection.inspect(
                Objects.requireNonNull(browser),
                URI.create(Objects.requireNonNull(summary.report()).html()),
                List.of("Metrics", "Data"));
        return summary;
    }

    private static PipelineModel model(TrainSummary summary) {
        String path = Objects.requireNonNull(summary.model()).pipelineModel();
        return PipelineModel.load(Path.of(URI.create(path)).toString());
    }

    private static Object last(PipelineModel model) {
        return model.stages()[model.stages().length - 1];
    }

    private static Dataset<Row> flights() {
        return session.read()
                .parquet(EXAMPLES.resolve("flights/data").toString())
                .where("flight_date <= DATE'2001-01-02'");
    }
}

package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.SplitSpec;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.split.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainingRunSparkTest {

    /** Iterations enough where it does not matter what is learned. */
    private static final String FEW = "algorithm.params.maxIter=5";

    private final SparkSession session = FlightsRun.session();

    private static final int ITERATIONS = 300;

    @TempDir
    Path folder;

    /** Two programs end at different places near the minimum of one function: the tolerance says how near. */
    @ParameterizedTest
    @CsvSource({"mllib, 1e-6, 1e-5", "blocks, 1e-9, 1e-4"})
    void publishesTheModelThatATextbookProgramTrains(String engine, double tolerance, double ofProbabilities)
            throws IOException {
        FlightsRun run = new FlightsRun(folder.resolve("a folder"), 5)
                .set("engine=" + engine)
                .set("algorithm.params.tol=" + tolerance)
                .set("algorithm.params.maxIter=" + ITERATIONS);
        TrainSummary summary = run.run();
        Dataset<Row> rows = flights(run);
        PipelineModel textbook = textbook(
                rows,
                new LogisticRegression()
                        .setMaxIter(ITERATIONS)
                        .setTol(tolerance)
                        .setRegParam(0.001));
        Dataset<Row> expected = textbook.transform(part(rows, Split.HOLDOUT));

        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(summary.metrics().get("areaUnderROC"))
                // Bins tie pairs of scores, by less than this on ten thousand rows
                .isCloseTo(new BinaryClassificationEvaluator().setNumBins(0).evaluate(expected), within(1e-4));
        assertThat(summary.metrics().get("logLoss"))
                // L-BFGS ends elsewhere by rounding, for partitions are added up in another order
                .isCloseTo(
                        new MulticlassClassificationEvaluator()
                                .setMetricName("logLoss")
                                .evaluate(expected),
                        within(1e-6));
        PipelineModel published =
                PipelineModel.load(Objects.requireNonNull(summary.model()).pipelineModel());
        assertThat(probabilities(published.transform(part(rows, Split.HOLDOUT))))
                .containsExactly(probabilities(expected), within(ofProbabilities));
        Path status = Path.of(URI.create(Objects.requireNonNull(summary.run()).folder()))
                .resolve("status.json");
        assertThat(Files.readString(status))
                .contains("\"state\":\"SUCCEEDED\"", "\"exitCode\":0", "\"progressPercentage\":100.0")
                .contains("\"rowsRead\":"
                        + Objects.requireNonNull(summary.source()).rowsRead());
        assertThat(Files.readString(status.resolveSibling("metrics.prom")))
                .contains("state=\"SUCCEEDED\",} 1\n", "metric=\"areaUnderROC\",} ");
    }

    @Test
    void trainsBoostedTreesLikeATextbookProgram() {
        FlightsRun run = new FlightsRun(folder, 2)
                .set("algorithm={name: gradient-boosted-trees, params: {maxIter: 3, maxBins: 32}}")
                .set("gate=[]");
        TrainSummary summary = run.run();
        Dataset<Row> rows = flights(run);
        Dataset<Row> expected =
                textbook(rows, new GBTClassifier().setMaxIter(3).setSeed(7)).transform(part(rows, Split.HOLDOUT));
        assertThat(Objects.requireNonNull(summary.metrics().get("areaUnderROC")))
                .isCloseTo(new BinaryClassificationEvaluator().setNumBins(0).evaluate(expected), within(0.01));
        assertThat(summary.algorithm())
                .isEqualTo(new TrainSummary.Algorithm(
                        "gradient-boosted-trees", "org.apache.spark.ml.classification.GBTClassifier", "mllib"));
    }

    @Test
    void readsTheSourceOnceAndFitsEveryEstimatorOnceAndLetsGoOfAllMemory() throws TimeoutException {
        SparkWitness listener = new SparkWitness();
        session.sparkContext().addSparkListener(listener);
        FlightsRun run = new FlightsRun(folder, 3);
        long rows = flights(run).count();
        Set<Object> before = ProductSession.cached();
        // Whoever comes back for the source afterwards finds nothing
        run.listen(after(RunState.PREPARING, () -> deleteAll(run.data())));
        TrainSummary summary = run.run();
        session.sparkContext().listenerBus().waitUntilEmpty();
        session.sparkContext().removeSparkListener(listener);

        TrainSummary.Source source = Objects.requireNonNull(summary.source());
        assertThat(source.rowsRead()).isEqualTo(rows).isGreaterThan(1000);
        assertThat(source.filesRead()).isEqualTo(3);
        assertThat(source.bytesRead()).isPositive().isLessThan(2 * source.bytesHeld());
        assertThat(listener.rowsOfTheFirstScan()).isEqualTo(rows);
        assertThat(listener.fitted())
                .doesNotHaveDuplicates()
                .contains("features_0_impute", "features_0_scale", "features_1_index")
                .as("what blocks fit, spark.ml does not")
                .doesNotContain("logistic-regression");
        assertThat(before).containsAll(ProductSession.cached());
    }

    @Test
    void readsNoColumnThatTheJobDoesNotNeed() {
        FlightsRun run = new FlightsRun(folder, 1)
                .set("features=[{columns: [distance]}]")
                .set("derive={}")
                .set("gate=[]");
        TrainSummary summary = run.run();
        PipelineModel published =
                PipelineModel.load(Objects.requireNonNull(summary.model()).pipelineModel());
        Dataset<Row> distances = flights(run).select("distance");
        assertThat(published.transform(distances).columns()).contains("prediction");
    }

    @Test
    void keepsTheVersionThatTheGateRejectsButNotAsChampion() {
        Path store = folder.resolve("models");
        new FlightsRun(folder, 2)
                .set(FEW)
                .set("gate=[{metric: areaUnderROC, atLeast: 0.5}]")
                .run();
        FlightsRun second = new FlightsRun(folder.resolve("second"), 2)
                .set(FEW)
                .set("gate=[{metric: areaUnderROC, atLeast: 0.99}]")
                .publishTo(store);
        TrainSummary summary = second.run();

        assertThat(summary.state()).isEqualTo(RunState.REJECTED);
        assertThat(summary.exitCode()).isEqualTo(10);
        assertThat(Objects.requireNonNull(summary.gate()).requirements().get(0).text())
                .isEqualTo("areaUnderROC at least 0.99");
        ModelState state = second.store().state("flight-delays");
        assertThat(state.versions()).extracting(ModelVersion::rejected).containsExactly(false, true);
        assertThat(state.alias(ModelState.CHAMPION).map(ModelVersion::version)).contains(1);
    }

    @Test
    void doesADateOnce() {
        FlightsRun run = new FlightsRun(folder, 1).set(FEW).set("gate=[]").forDate("2001-01-02");
        assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
        TrainSummary again = run.withoutSpark().run();
        assertThat(again.state()).isEqualTo(RunState.ALREADY_DONE);
        assertThat(again.exitCode()).isZero();
        assertThat(again.model()).extracting(TrainSummary.Model::version).isEqualTo(1);
        assertThat(run.store().state("flight-delays").versions()).hasSize(1);
    }

    @Test
    void tellsWhatDoesNotFitTheSourceBeforeItWritesAnything() {
        FlightsRun run = new FlightsRun(folder, 1).set("label.expression=dely > 15");
        TrainSummary summary = run.run();
        assertThat(summary.state()).isEqualTo(RunState.FAILED);
        assertThat(summary.exitCode()).isEqualTo(64);
        assertThat(Objects.requireNonNull(summary.error()).message()).startsWith("Invalid label: 'dely > 15'");
        assertThat(run.store().models()).isEmpty();
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        FlightsRun run = new FlightsRun(folder, 2);
        Path second = run.file(FlightsRun.FIRST_DAY.plusDays(1));
        byte[] bytes = Files.readAllBytes(second);
        Arrays.fill(bytes, 100, 600, (byte) 0x55);
        Files.write(second, bytes);
        TrainSummary summary = run.run();
        assertThat(summary.exitCode()).isEqualTo(65);
        assertThat(Objects.requireNonNull(summary.error()).code()).isEqualTo("DATA-111");
        assertThat(summary.error().message()).contains("flight_date=2001-01-02/part-0.parquet");
    }

    @Test
    void refusesRowsThatChangedWhileTheyWereRead() {
        FlightsRun run = new FlightsRun(folder, 2);
        run.listen(event -> {
            if (event instanceof RunEvent.StepStarted started && started.step() == RunState.PREPARING) {
                touch(run.file(FlightsRun.FIRST_DAY));
            }
        });
        TrainSummary summary = run.run();
        assertThat(summary.exitCode()).isEqualTo(65);
        assertThat(Objects.requireNonNull(summary.error()).message())
                .contains("1 of its files changed, first flight_date=2001-01-01/part-0.parquet");
        assertThat(run.store().state("flight-delays").versions()).isEmpty();
    }

    @Test
    void stopsWhenToldToAndGoesOnWithTheSameRun() throws InterruptedException {
        FlightsRun first = new FlightsRun(folder, 2).set("gate=[]");
        TrainingRun[] running = new TrainingRun[1];
        List<Thread> stoppers = new ArrayList<>();
        first.listen(event -> {
            if (event instanceof RunEvent.StepStarted started && started.step() == RunState.TRAINING) {
                Thread stopper = new Thread(() -> stop(running[0]));
                stoppers.add(stopper);
                stopper.start();
            }
        });
        running[0] = first.start();
        TrainSummary stopped = running[0].run().summary();
        for (Thread stopper : stoppers) {
            stopper.join();
        }
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.exitCode()).isEqualTo(143);

        FlightsRun second = new FlightsRun(folder.resolve("again"), 1).set("gate=[]");
        TrainSummary done = resume(second);
        assertThat(done.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(done.resumedFrom())
                .isEqualTo(Objects.requireNonNull(stopped.run()).attempt());
        assertThat(Objects.requireNonNull(done.run()).id())
                .isEqualTo(stopped.run().id());
        assertThat(first.store().state("flight-delays").versions()).hasSize(1);
    }

    @Test
    void stopsATrainingWhoseFirstJobHasNotBegun() throws InterruptedException {
        FlightsRun run = new FlightsRun(folder, 1).set("algorithm.params.tol=0");
        List<RunState> finished = new ArrayList<>();
        TrainingRun[] running = new TrainingRun[1];
        Thread stopper = new Thread(() -> stop(running[0]));
        run.listen(event -> {
            if (event instanceof RunEvent.StepStarted started && started.step() == RunState.TRAINING) {
                stopper.start();
                // Nothing is left for it to cancel; what comes now is left for it to notice
                while (stopper.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            } else if (event instanceof RunEvent.StepFinished done) {
                finished.add(done.step());
            }
        });
        running[0] = run.start();

        TrainSummary stopped = running[0].run().summary();
        stopper.join();

        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(finished).contains(RunState.PREPARING).doesNotContain(RunState.TRAINING);
    }

    /** The same job on the same data: what the first attempt pinned is still there. */
    private TrainSummary resume(FlightsRun run) {
        return run.set("source.path=" + folder.resolve("data"))
                .set("source.window.to=2001-01-02")
                .publishTo(folder.resolve("models"))
                .run();
    }

    private Dataset<Row> flights(FlightsRun run) {
        return session.read().parquet(run.data().toString()).withColumn("label", expr("CAST(delay > 15 AS DOUBLE)"));
    }

    private static Dataset<Row> part(Dataset<Row> rows, Split part) {
        SplitSpec spec = new SplitSpec(List.of("row_id"), 0.2, 0.1);
        return rows.filter(Split.of(spec, List.of(col("row_id"))).equalTo(part.code()))
                .orderBy("row_id");
    }

    /** As the documentation of spark.ml would have it. */
    private static PipelineModel textbook(Dataset<Row> rows, PipelineStage estimator) {
        String[] levels = {"origin", "destination", "hour", "weekday"};
        String[] indexes = {"i0", "i1", "i2", "i3"};
        String[] indicators = {"o0", "o1", "o2", "o3"};
        return new Pipeline()
                .setStages(new PipelineStage[] {
                    new SQLTransformer()
                            .setStatement("SELECT *, hour(date) AS hour, dayofweek(date) AS weekday FROM __THIS__"),
                    new Imputer().setStrategy("median").setInputCol("distance").setOutputCol("d"),
                    new VectorAssembler().setInputCols(new String[] {"d"}).setOutputCol("dv"),
                    new StandardScaler().setWithMean(true).setInputCol("dv").setOutputCol("ds"),
                    new StringIndexer()
                            .setHandleInvalid("keep")
                            .setInputCols(levels)
                            .setOutputCols(indexes),
                    new OneHotEncoder().setDropLast(false).setInputCols(indexes).setOutputCols(indicators),
                    new VectorAssembler()
                            .setInputCols(new String[] {"ds", "o0", "o1", "o2", "o3"})
                            .setOutputCol("features"),
                    estimator
                })
                .fit(part(rows, Split.TRAIN));
    }

    private static double[] probabilities(Dataset<Row> scored) {
        return scored.orderBy("row_id").select("probability").collectAsList().stream()
                .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
                .toArray();
    }

    private static RunListener after(RunState step, Runnable action) {
        return event -> {
            if (event instanceof RunEvent.StepFinished finished && finished.step() == step) {
                action.run();
            }
        };
    }

    private static void stop(TrainingRun run) {
        try {
            run.stop(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.MetricDescription.Direction;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.StoredModels;
import dev.gristmill.trainer.iteration.PreparedView;
import dev.gristmill.trainer.iteration.Start;
import dev.gristmill.trainer.iteration.ValidationMetric;
import dev.gristmill.trainer.learner.KMeansLearner;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.warmstart.CurrentRows;
import dev.gristmill.trainer.warmstart.EarlierVersions;
import dev.gristmill.trainer.warmstart.WarmStarting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits that begin at the model of an earlier run, in whole runs. */
final class WarmStartSparkTest {

    private static final String FIRST = "small@1";

    private final List<Double> losses = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aConvexFitFindsItsColumnsAndLevelsInTheChampionAndEndsWhereAColdOneEnds() {
        assertThat(start(logistic(500, "none", folder).run())).isNull();
        // Other rows, a level more before the others, the columns in another order
        SmallRun warm = logistic(560, "champion", folder).hearing(this::note);
        TrainSummary summary = warm.run();
        TrainSummary cold = logistic(560, "none", folder.resolve("cold"))
                .hearing(this::note)
                .run();

        assertThat(summary.error()).isNull();
        assertThat(start(summary)).isEqualTo(new Start(FIRST, "Begins at small@1"));
        assertThat(warm.notes()).contains("Begins at small@1");
        assertThat(losses.get(0)).isLessThan(losses.get(iterations(summary)));
        cold.metrics()
                .forEach((name, value) ->
                        assertThat(summary.metrics().get(name)).as(name).isCloseTo(value, within(1e-4)));
        var store = warm.store();
        assertThat(store.artifact(store.resolve("small@2")).job().parent()).isEqualTo(1);
    }

    @Test
    void saysWhyItBeginsAnew() {
        assertThat(start(logistic(300, "champion", folder).run()))
                .isEqualTo(Start.cold("Begins anew: the model has no champion yet"));
        assertThat(start(run("champion", folder, 300).features("b", "c", "d").run()))
                .isEqualTo(Start.cold(
                        "Begins anew: it cannot begin at small@1: it has 8 features and this run 3, of which 1 are the"
                                + " same"));
        assertThat(start(logistic(300, FIRST, folder)
                        .label("CASE WHEN flag THEN 'yes' ELSE 'no' END")
                        .run()))
                .isEqualTo(Start.cold("Begins anew: it cannot begin at small@1: it does not know the class no"));
        TrainSummary missing = logistic(300, "small@9", folder).run();
        assertThat(Objects.requireNonNull(missing.error()).code()).isEqualTo("MODEL-609");
        assertThat(missing.exitCode()).isEqualTo(66);
    }

    @Test
    void aFitThatIsNotConvexIsJudgedOnTheValidationRows() {
        assertThat(start(clusters(0).run())).isEqualTo(Start.cold("Begins anew: the model has no champion yet"));
        assertThat(start(clusters(0).run()))
                .isEqualTo(Start.cold("Begins anew: split.validation sets no rows apart, by which a model that began at"
                        + " small@1 could be judged"));
        TrainSummary warm = clusters(0.2).run();

        assertThat(start(warm)).isEqualTo(new Start("small@2", "Begins at small@2"));
        assertThat(iterations(warm)).isLessThanOrEqualTo(2);

        SmallRun run = clusters(0.2);
        KMeansModel model = Objects.requireNonNull(centres(SmallRun.published(warm)));
        Dataset<Row> rows = SmallRun.published(warm).transform(rows(run));
        KMeans estimator = new KMeans().setK(4).setSeed(7);
        try (PreparedView view = new PreparedView(estimator, rows.select("features"))) {
            WarmStarting starting = new WarmStarting(
                    "champion",
                    new KMeansLearner(),
                    KMeans.class.getName(),
                    new EarlierVersions(run.store(), Optional.empty(), StoredModels.in(run.store())::load),
                    new CurrentRows(rows.schema(), rows(run), null, true));
            assertThat(starting.worse(view, start(warm), model, metric(1, 0.5))).isEmpty();
            assertThat(starting.worse(view, start(warm), model, metric(0.5, 1)))
                    .contains(Start.cold("Begins anew: from small@2 on the fit came to a silhouette of 0.500000 on the"
                            + " validation rows, where small@2 has 1.00000"));
            assertThat(starting.worse(view, Start.cold("no champion"), model, metric(0.5, 1)))
                    .isEmpty();
        }
    }

    @Test
    void everyTenthOfALineBeginsAnew() {
        clusters(0.2).run();
        for (int version = 1; version < 10; version++) {
            assertThat(Objects.requireNonNull(start(clusters(0.2).run())).from())
                    .isEqualTo("small@" + version);
        }

        assertThat(start(clusters(0.2).run())).isEqualTo(Start.cold("Begins anew: every tenth model of a line does"));
        assertThat(Objects.requireNonNull(start(clusters(0.2).run())).from()).isEqualTo("small@11");
    }

    private static Dataset<Row> rows(SmallRun run) {
        return ProductSession.session().read().parquet(run.data());
    }

    private void note(RunEvent event) {
        if (event instanceof RunEvent.Iterated iterated) {
            losses.add(Objects.requireNonNull(iterated.point().loss()));
        }
    }

    private static ValidationMetric metric(double ofModel, double ofTheFirst) {
        boolean[] asked = {false};
        return new ValidationMetric("silhouette", Direction.HIGHER_IS_BETTER, model -> {
            double value = asked[0] ? ofModel : ofTheFirst;
            asked[0] = true;
            return value;
        });
    }

    private static @Nullable KMeansModel centres(PipelineModel pipeline) {
        for (var stage : pipeline.stages()) {
            if (stage instanceof KMeansModel model) {
                return model;
            }
        }
        return null;
    }

    private static @Nullable Start start(TrainSummary summary) {
        assertThat(summary.error()).isNull();
        return Objects.requireNonNull(summary.fit()).start();
    }

    private static int iterations(TrainSummary summary) {
        return Objects.requireNonNull(summary.fit()).iterations();
    }

    private static SmallRun logistic(int rows, String reference, Path folder) {
        SmallRun run = run(reference, folder, rows);
        ColumnRule levels = new ColumnRule(
                ColumnSelector.of("level"),
                List.of(),
                null,
                null,
                null,
                false,
                null,
                null,
                new ColumnRule.Encode(ColumnRule.Encoding.ONE_HOT, 0, ColumnRule.Unseen.KEEP));
        return rows > 500
                ? run.features("b", "a").rule(levels)
                : run.features("a", "b").rule(levels);
    }

    private static SmallRun run(String reference, Path folder, int rows) {
        Dataset<Row> made = ProductSession.session()
                .range(rows)
                .selectExpr(
                        "id",
                        "double(id % 17) + rand(3) AS a",
                        "double(id % 5) AS b",
                        "double(id % 3) AS c",
                        "double(id % 4) AS d",
                        "concat(IF(id > 540, 'A', 'L'), id % 5) AS level",
                        "(id % 17) + (id % 7) + (id % 5) > 13 AS flag");
        return new SmallRun(folder, made)
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag")
                .training(spec(reference))
                .algorithm(SmallRun.spark("classification.LogisticRegression", Map.of("regParam", 0.001)));
    }

    private SmallRun clusters(double validation) {
        Dataset<Row> rows = ProductSession.session()
                .range(300)
                .selectExpr("id", "(id % 2) * 10 + randn(1) AS x", "(id % 4) * 6 + randn(2) AS y");
        return new SmallRun(folder, rows)
                .features("x", "y")
                .task(Task.CLUSTERING)
                .metrics("silhouette")
                .validation(validation)
                .training(spec("champion"))
                .algorithm(SmallRun.spark("clustering.KMeans", Map.of("k", 4)));
    }

    private static TrainingSpec spec(String reference) {
        return new TrainingSpec(7, CheckpointSpec.STANDARD, null, null, reference.equals("none") ? null : reference);
    }
}

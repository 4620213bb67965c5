package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.BudgetSpec;
import dev.gristmill.job.CheckpointSpec;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Bucket;
import dev.gristmill.job.ColumnRule.Clip;
import dev.gristmill.job.ColumnRule.DatePart;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.job.ColumnRule.Impute.Strategy;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Text;
import dev.gristmill.job.ColumnRule.Text.Weights;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.ColumnSelector.ColumnType;
import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.Engine;
import dev.gristmill.job.EvaluationSpec;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.GateRequirement.Comparison;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Overlap;
import dev.gristmill.job.Position;
import dev.gristmill.job.PublishSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.SplitSpec;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.job.WeightSpec;
import dev.gristmill.job.WindowSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobFileTest {

    private static final String FULL = """
            # The job of the design, less what is not built
            apiVersion: gristmill/v1
            kind: TrainingJob
            name: flight-delays
            source:
              connector: files
              format: parquet
              path: ${env:LAKE:-data}
              window: {column: flight_date, from: 2001-01-01, to: 2001-06-30}
            derive: {hour: "hour(date)", weekday: "dayofweek(date)"}
            label: {expression: "delay > 15", positive: true}
            split: {by: hash, key: [row_id], holdout: 0.25, validation: 0.1}
            badRows: {action: quarantine, limit: 0.05}
            features:
              - {columns: [distance], impute: median, scale: min-max}
              - {columns: [origin, destination, hour, weekday], encode: one-hot, unseen: error}
            algorithm: {name: logistic-regression, params: {maxIter: 50, regParam: 1e-3, elasticNetParam: 1}}
            training:
              seed: 7
            evaluation: {metrics: [areaUnderROC, logLoss]}
            gate:
              - {metric: areaUnderROC, atLeast: 0.60}
              - {metric: areaUnderPR, atLeast: 0}
              - {metric: logLoss, atMost: 3.5}
            publish: {store: "${env:MODEL_STORE:-models}", model: delays}
            profiles:
              prod: {source: {path: "s3a://lake/flights"}, publish: {store: "s3a://models"}}
            """;

    private static final ColumnSelector DISTANCE = ColumnSelector.of("distance");
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void fillsInEveryDefault() {
        TrainingJob job = Jobs.load(Jobs.SMALL);

        assertThat(job.derive()).isEmpty();
        assertThat(job.input().source("source").window()).isNull();
        assertThat(job.split()).isEqualTo(new SplitSpec(List.of(), 0.2, 0.0));
        assertThat(job.badRows()).isEqualTo(BadRows.FAIL);
        assertThat(job.features()).containsExactly(rule(ColumnSelector.of("distance"), null, Scale.STANDARD, null));
        assertThat(job.training()).isEqualTo(TrainingSpec.seeded(0));
        assertThat(job.training().checkpoint()).isEqualTo(new CheckpointSpec(Duration.ofSeconds(60), null));
        assertThat(job.engine()).isEqualTo(Engine.AUTO);
        assertThat(job.evaluation()).isEqualTo(new EvaluationSpec(List.of(), List.of()));
        assertThat(job.task()).isNull();
        assertThat(job.label()).isEqualTo(new LabelSpec("delay > 15", null));
        assertThat(job.gate()).isEmpty();
        assertThat(job.overlap()).isEqualTo(Overlap.QUEUE);
        assertThat(job.publish())
                .isEqualTo(new PublishSpec(HERE.resolve("models").toString(), "flight-delays", null));
    }

    @Test
    void givesBadRowsALimitOfOneInAHundred() {
        assertThat(Jobs.load(Jobs.appended("badRows: drop")).badRows())
                .isEqualTo(new BadRows(BadRows.Action.DROP, 0.01))
                .satisfies(it -> assertThat(it.allowed(250)).isEqualTo(2));
        assertThat(Jobs.load(Jobs.appended("badRows: {action: drop, limit: 7}"))
                        .badRows()
                        .allowed(250))
                .isEqualTo(7);
    }

    @Test
    void readsHowAFitGoesOn() {
        TrainingJob job = Jobs.load(Jobs.appended("""
                split: {validation: 0.1}
                engine: mllib
                training:
                  checkpoint: {every: 2m}
                  earlyStopping: {metric: logLoss, minDelta: 0.001}
                  budget: 3h
                  warmStart: flights@3
                """));

        assertThat(job.engine()).isEqualTo(Engine.MLLIB);
        assertThat(job.training())
                .isEqualTo(new TrainingSpec(
                        0,
                        new CheckpointSpec(Duration.ofMinutes(2), null),
                        new EarlyStoppingSpec("logLoss", 3, 0.001),
                        new BudgetSpec(Duration.ofHours(3), null),
                        "flights@3"));
    }

    @Test
    void countsIterationsInsteadOfTime() {
        TrainingJob job =
                Jobs.load(Jobs.appended("training: {checkpoint: {iterations: 5}, budget: {time: 1d, iterations: 9}}"));

        assertThat(job.training().checkpoint()).isEqualTo(new CheckpointSpec(null, 5));
        assertThat(job.training().budget()).isEqualTo(new BudgetSpec(Duration.ofDays(1), 9));
    }

    @Test
    void readsWhatToDoWhenAnotherRunIsAtWork() {
        assertThat(Jobs.load(Jobs.appended("overlap: skip")).overlap()).isEqualTo(Overlap.SKIP);
        assertThat(Jobs.load(Jobs.appended("overlap: replace")).overlap()).isEqualTo(Overlap.REPLACE);
    }

    @Test
    void readsSeveralSourcesInTheOrderOfTheFile() {
        TrainingJob job = Jobs.load(Jobs.SMALL.replace("source:\n  connector: files\n  path: data\n", """
                sources:
                  weather: {connector: files, path: weather, window: {column: day, from: 2001-01-01, to: 2001-01-31}}
                  flights: {connector: files, path: flights}
                query: SELECT * FROM flights JOIN weather USING (day)
                """));

        assertThat(job.input().query()).isEqualTo("SELECT * FROM flights JOIN weather USING (day)");
        assertThat(job.input().sources().keySet()).containsExactly("weather", "flights");
        assertThat(job.input().source("weather"))
                .isEqualTo(new SourceSpec(
                        "files",
                        Map.of("path", HERE.resolve("weather").toString()),
                        new WindowSpec("day", LocalDate.of(2001, 1, 1), LocalDate.of(2001, 1, 31))));
    }

    @Test
    void mapsEveryKey() {
        TrainingJob job = Jobs.load(FULL);

        assertThat(job.name()).isEqualTo("flight-delays");
        assertThat(job.input())
                .isEqualTo(InputSpec.of(new SourceSpec(
                        "files",
                        Map.of("format", "parquet", "path", HERE.resolve("data").toString()),
                        new WindowSpec("flight_date", LocalDate.of(2001, 1, 1), LocalDate.of(2001, 6, 30)))));
        assertThat(job.derive())
                .containsExactly(Map.entry("hour", "hour(date)"), Map.entry("weekday", "dayofweek(date)"));
        assertThat(job.label()).isEqualTo(new LabelSpec("delay > 15", "true"));
        assertThat(job.split()).isEqualTo(new SplitSpec(List.of("row_id"), 0.25, 0.1));
        assertThat(job.badRows()).isEqualTo(new BadRows(BadRows.Action.QUARANTINE, 0.05));
        assertThat(job.features())
                .containsExactly(
                        rule(
                                ColumnSelector.of("distance"),
                                new Impute(Strategy.MEDIAN, null, false),
                                Scale.MIN_MAX,
                                null),
                        rule(
                                ColumnSelector.of("origin", "destination", "hour", "weekday"),
                                null,
                                null,
                                new Encode(Encoding.ONE_HOT, 0, Unseen.ERROR)));
        assertThat(job.algorithm())
                .isEqualTo(new AlgorithmSpec(
                        "logistic-regression",
                        "org.apache.spark.ml.classification.LogisticRegression",
                        Map.of("maxIter", 50, "regParam", 0.001, "elasticNetParam", 1.0),
                        null));
        assertThat(job.training()).isEqualTo(TrainingSpec.seeded(7));
        assertThat(job.gate())
                .containsExactly(
                        new GateRequirement("areaUnderROC", Comparison.AT_LEAST, 0.6),
                        new GateRequirement("areaUnderPR", Comparison.AT_LEAST, 0),
                        new GateRequirement("logLoss", Comparison.AT_MOST, 3.5));
        assertThat(job.publish())
                .isEqualTo(new PublishSpec(HERE.resolve("models").toString(), "delays", null));
    }

    @Test
    void readsWeightAndSlices() {
        TrainingJob job = Jobs.load(Jobs.appended("weight: {column: how many}\nevaluation: {slices: [origin, hour]}"));
        assertThat(job.weight()).isEqualTo(new WeightSpec("`how many`"));
        assertThat(job.evaluation()).isEqualTo(new EvaluationSpec(List.of(), List.of("origin", "hour")));
    }

    @Test
    void showsAfterTheStatedMetricsThoseThatOnlyTheGateNames() {
        assertThat(Jobs.load(FULL).evaluation())
                .isEqualTo(new EvaluationSpec(List.of("areaUnderROC", "logLoss", "areaUnderPR"), List.of()));
    }

    @Test
    void overlaysTheProfilesThatAreAskedFor() {
        TrainingJob job = Jobs.load(FULL, new FakeEnvironment(), List.of("prod"), List.of());

        assertThat(job.input().source("source").options())
                .isEqualTo(Map.of("format", "parquet", "path", "s3a://lake/flights"));
        assertThat(job.publish()).isEqualTo(new PublishSpec("s3a://models", "delays", null));
    }

    @Test
    void quotesALabelColumnThatIsNoSimpleIdentifier() {
        assertThat(Jobs.load(Jobs.edited(7, "label: {column: delayed}")).label())
                .isEqualTo(new LabelSpec("delayed", null));
        assertThat(Jobs.load(Jobs.edited(7, "label: {column: is `late` now}")).label())
                .isEqualTo(new LabelSpec("`is ``late`` now`", null));
    }

    @Test
    void resolvesPathsAgainstTheFolderOfTheJobFile() {
        Path file = Path.of("/jobs/flights/job.yaml");
        FakeEnvironment environment =
                new FakeEnvironment().file(file.toString(), Jobs.edited(6, "  path: ../data/./2001"));

        TrainingJob job = JobFile.load(JobRequest.of(file), Jobs.CATALOGUE, environment);

        assertThat(job.input().source("source").options()).isEqualTo(Map.of("path", "/jobs/data/2001"));
        assertThat(job.publish().store()).isEqualTo("/jobs/flights/models");
    }

    @Test
    void leavesUrisAsTheyAre() {
        assertThat(Jobs.load(Jobs.edited(12, "publish: {store: 'hdfs://name/models/../m'}"))
                        .publish()
                        .store())
                .isEqualTo("hdfs://name/models/../m");
        assertThat(Jobs.load(Jobs.edited(12, "publish: {store: 'file:/models'}"))
                        .publish()
                        .store())
                .isEqualTo("file:/models");
    }

    @Test
    void takesWordsThatOlderYamlTakesForSomethingElseAsTheyStand() {
        assertThat(Jobs.load(Jobs.edited(9, "  - columns: [no, on, y, 2001-01-01, 1:30]"))
                        .features())
                .containsExactly(
                        rule(ColumnSelector.of("no", "on", "y", "2001-01-01", "1:30"), null, Scale.STANDARD, null));
    }

    @Test
    void keepsAnchoredValues() {
        TrainingJob job = Jobs.load(
                Jobs.edited(
                        10,
                        "    scale: standard\n  - columns: &levels [origin, hour]\n    encode: one-hot\nsplit: {key: *levels}"));

        assertThat(job.split().key()).containsExactly("origin", "hour");
        assertThat(Jobs.rule(job, 1).columns()).isEqualTo(ColumnSelector.of("origin", "hour"));
    }

    @Test
    void knowsWhereEverythingStands() {
        TrainingJob job = Jobs.set(Jobs.SMALL, "training.seed=7");

        assertThat(job.origin().file()).isEqualTo("job.yaml");
        assertThat(job.origin().locate("features[0].columns[0]")).isEqualTo(new Position("job.yaml", 9, 15));
        assertThat(job.origin().locate("algorithm.params.maxIter")).isEqualTo(new Position("job.yaml", 11, 58));
        assertThat(job.origin().locate("algorithm.params.tol")).isEqualTo(new Position("job.yaml", 11, 48));
        assertThat(job.origin().locate("training.seed")).isEqualTo(new Position("--set", 1, 1));
        assertThat(job.origin().locate("split.holdout")).isEqualTo(new Position("job.yaml", 1, 1));
    }

    @Test
    void takesEveryNameOfAnAlgorithm() {
        AlgorithmSpec spec = new AlgorithmSpec(
                "logistic-regression", "org.apache.spark.ml.classification.LogisticRegression", Map.of(), null);

        assertThat(Stream.of(spec.name(), "LogisticRegression", spec.className())
                        .map(name -> algorithm("{name: " + name + "}").algorithm()))
                .containsOnly(spec);
    }

    @Test
    void nestsAnAlgorithm() {
        TrainingJob job = algorithm("{name: OneVsRest, algorithm: {name: LogisticRegression, params: {maxIter: 3}}}");

        assertThat(job.task()).isEqualTo(Task.MULTICLASS_CLASSIFICATION);
        assertThat(job.algorithm())
                .isEqualTo(new AlgorithmSpec(
                        "one-vs-rest",
                        "org.apache.spark.ml.classification.OneVsRest",
                        Map.of(),
                        new AlgorithmSpec(
                                "logistic-regression",
                                "org.apache.spark.ml.classification.LogisticRegression",
                                Map.of("maxIter", 3),
                                null)));
    }

    @Test
    void readsEveryTypeOfParameter() {
        assertThat(algorithm("{name: logistic-regression, params: {lowerBoundsOnCoefficients: [[1, 2.5]],"
                                + " thresholds: [1], family: auto, fitIntercept: false}}")
                        .algorithm()
                        .params())
                .isEqualTo(Map.of(
                        "lowerBoundsOnCoefficients",
                        List.of(List.of(1.0, 2.5)),
                        "thresholds",
                        List.of(1.0),
                        "family",
                        "auto",
                        "fitIntercept",
                        false));
        assertThat(algorithm("{name: multilayer-perceptron, params: {layers: [4, 2]}}")
                        .algorithm()
                        .params())
                .isEqualTo(Map.of("layers", List.of(4, 2)));
    }

    @Test
    void takesTheParametersOfAThirdPartyAsYamlHasThem() {
        TrainingJob job = algorithm(
                "{name: com.example.Forest, params: {depth: 3, rate: 0.5, deep: true, words: [a, [2]]}}\ntask: regression");

        assertThat(job.task()).isEqualTo(Task.REGRESSION);
        assertThat(job.algorithm())
                .isEqualTo(new AlgorithmSpec(
                        "com.example.Forest",
                        "com.example.Forest",
                        Map.of("depth", 3L, "rate", 0.5, "deep", true, "words", List.of("a", List.of(2L))),
                        null));
    }

    @Test
    void infersTheTaskFromTheMetrics() {
        assertThat(Jobs.load(Jobs.appended("evaluation: {metrics: [logLoss]}")).task())
                .isNull();
        assertThat(Jobs.load(Jobs.appended("evaluation: {metrics: [logLoss, accuracy]}"))
                        .task())
                .isEqualTo(Task.MULTICLASS_CLASSIFICATION);
        assertThat(Jobs.load(Jobs.appended("gate: [{metric: areaUnderROC, atLeast: 0.5}]"))
                        .task())
                .isEqualTo(Task.BINARY_CLASSIFICATION);
        assertThat(Jobs.load(Jobs.appended("task: multiclass-classification")).task())
                .isEqualTo(Task.MULTICLASS_CLASSIFICATION);
    }

    @Test
    void holdsNothingOutForAnAlgorithmThatReadsEveryRow() {
        TrainingJob job = Jobs.load(Jobs.edited(11, "algorithm: {name: fp-growth, params: {itemsCol: items}}")
                .replace("label: {expression: delay > 15}\n", "")
                .replace("features:\n  - columns: [distance]\n    scale: standard\n", ""));

        assertThat(job.split()).isEqualTo(new SplitSpec(List.of(), 0, 0));
        assertThat(job.task()).isEqualTo(Task.FREQUENT_PATTERNS);
        assertThat(job.label()).isNull();
        assertThat(job.features()).isEmpty();
    }

    @Test
    void keepsThePositiveLabelAsItIsWritten() {
        assertThat(Stream.of("yes", "'1'", "1.0", "007", "True", "\"\"")
                        .map(text -> Jobs.load(Jobs.edited(7, "label: {column: a, positive: " + text + "}"))
                                .label()))
                .containsExactly(
                        new LabelSpec("a", "yes"),
                        new LabelSpec("a", "1"),
                        new LabelSpec("a", "1.0"),
                        new LabelSpec("a", "007"),
                        new LabelSpec("a", "true"),
                        new LabelSpec("a", ""));
    }

    @Test
    void mapsEveryKeyOfAColumnRule() {
        assertThat(Stream.of(
                                "date: [year, day-of-year]\n    scale: robust",
                                "text: counts",
                                "text: {vocabulary: 9, minDocs: 2, ngrams: 3, stopWords: german}",
                                "impute: {constant: 0}\n    indicator: true\n    clip: {max: 9}\n    log: true\n"
                                        + "    bucket: {bounds: [1, 2]}\n    encode: hash\n    size: 7",
                                "bucket: 5\n    encode: target\n    unseen: error")
                        .map(keys -> Jobs.rule(Jobs.load(Jobs.edited(10, "    " + keys)), 0)))
                .containsExactly(
                        rule(List.of(DatePart.YEAR, DatePart.DAY_OF_YEAR), null, Scale.ROBUST),
                        rule(List.of(), new Text(Weights.COUNTS, 10_000, 1, 1, null), null),
                        rule(List.of(), new Text(Weights.TF_IDF, 9, 2, 3, "german"), null),
                        new ColumnRule(
                                DISTANCE,
                                List.of(),
                                null,
                                new Impute(Strategy.CONSTANT, 0L, true),
                                new Clip(null, 9.0),
                                true,
                                new Bucket(0, List.of(1.0, 2.0)),
                                null,
                                new Encode(Encoding.HASH, 7, Unseen.KEEP)),
                        new ColumnRule(
                                DISTANCE,
                                List.of(),
                                null,
                                null,
                                null,
                                false,
                                new Bucket(5, List.of()),
                                null,
                                new Encode(Encoding.TARGET, 0, Unseen.ERROR)));
    }

    @Test
    void selectsColumnsByTypeAndWildcard() {
        assertThat(Jobs.rule(Jobs.load(Jobs.edited(9, "  - columns: {type: numeric, except: [a, \"b_*\"]}")), 0)
                        .columns())
                .isEqualTo(new ColumnSelector(List.of(), ColumnType.NUMERIC, List.of("a", "b_*")));
        assertThat(Jobs.rule(Jobs.load(Jobs.edited(9, "  - columns: [\"d*\", x]")), 0)
                        .columns())
                .isEqualTo(ColumnSelector.of("d*", "x"));
    }

    @Test
    void mapsStages() {
        String stages = "    impute: mean\n"
                + "  - {stage: org.apache.spark.ml.feature.Bucketizer, params: {inputCol: distance, outputCol: band,"
                + " splits: [0, 1]}}\n"
                + "  - {stage: VectorAssembler, params: {inputCols: [band], outputCol: v}}\n"
                + "  - {stage: com.example.Stage, params: {n: 1}}";

        assertThat(Jobs.load(Jobs.edited(10, stages)).features())
                .endsWith(
                        new StageRule(
                                "Bucketizer",
                                "org.apache.spark.ml.feature.Bucketizer",
                                Map.of("inputCol", "distance", "outputCol", "band", "splits", List.of(0.0, 1.0))),
                        new StageRule(
                                "VectorAssembler",
                                "org.apache.spark.ml.feature.VectorAssembler",
                                Map.of("inputCols", List.of("band"), "outputCol", "v")),
                        new StageRule("com.example.Stage", "com.example.Stage", Map.of("n", 1L)));
    }

    private static TrainingJob algorithm(String text) {
        return Jobs.load(Jobs.edited(11, "algorithm: " + text));
    }

    private static ColumnRule rule(List<DatePart> date, @Nullable Text text, @Nullable Scale scale) {
        return new ColumnRule(DISTANCE, date, text, null, null, false, null, scale, null);
    }

    private static ColumnRule rule(
            ColumnSelector columns, @Nullable Impute impute, @Nullable Scale scale, @Nullable Encode encode) {
        return new ColumnRule(columns, List.of(), null, impute, null, false, null, scale, encode);
    }
}

package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Impute;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.EvaluationSpec;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.GateRequirement.Comparison;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Position;
import dev.gristmill.job.PublishSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.SplitSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.job.WindowSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
            label: {expression: "delay > 15"}
            split: {by: hash, key: [row_id], holdout: 0.25, validation: 0.1}
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

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void fillsInEveryDefault() {
        TrainingJob job = Jobs.load(Jobs.SMALL);

        assertThat(job.derive()).isEmpty();
        assertThat(job.source().window()).isNull();
        assertThat(job.split()).isEqualTo(new SplitSpec(List.of(), 0.2, 0.0));
        assertThat(job.features())
                .containsExactly(new ColumnRule(List.of("distance"), null, Scale.STANDARD, null, Unseen.KEEP));
        assertThat(job.training()).isEqualTo(new TrainingSpec(0));
        assertThat(job.evaluation()).isEqualTo(new EvaluationSpec(List.of("areaUnderROC", "areaUnderPR", "logLoss")));
        assertThat(job.gate()).isEmpty();
        assertThat(job.publish())
                .isEqualTo(new PublishSpec(HERE.resolve("models").toString(), "flight-delays"));
    }

    @Test
    void mapsEveryKey() {
        TrainingJob job = Jobs.load(FULL);

        assertThat(job.name()).isEqualTo("flight-delays");
        assertThat(job.source())
                .isEqualTo(new SourceSpec(
                        "files",
                        Map.of("format", "parquet", "path", HERE.resolve("data").toString()),
                        new WindowSpec("flight_date", LocalDate.of(2001, 1, 1), LocalDate.of(2001, 6, 30))));
        assertThat(job.derive())
                .containsExactly(Map.entry("hour", "hour(date)"), Map.entry("weekday", "dayofweek(date)"));
        assertThat(job.label()).isEqualTo(new LabelSpec("delay > 15"));
        assertThat(job.split()).isEqualTo(new SplitSpec(List.of("row_id"), 0.25, 0.1));
        assertThat(job.features())
                .containsExactly(
                        new ColumnRule(List.of("distance"), Impute.MEDIAN, Scale.MIN_MAX, null, Unseen.KEEP),
                        new ColumnRule(
                                List.of("origin", "destination", "hour", "weekday"),
                                null,
                                null,
                                Encode.ONE_HOT,
                                Unseen.ERROR));
        assertThat(job.algorithm())
                .isEqualTo(new AlgorithmSpec(
                        "logistic-regression", Map.of("maxIter", 50, "regParam", 0.001, "elasticNetParam", 1.0)));
        assertThat(job.training()).isEqualTo(new TrainingSpec(7));
        assertThat(job.gate())
                .containsExactly(
                        new GateRequirement("areaUnderROC", Comparison.AT_LEAST, 0.6),
                        new GateRequirement("areaUnderPR", Comparison.AT_LEAST, 0),
                        new GateRequirement("logLoss", Comparison.AT_MOST, 3.5));
        assertThat(job.publish())
                .isEqualTo(new PublishSpec(HERE.resolve("models").toString(), "delays"));
    }

    @Test
    void showsAfterTheStatedMetricsThoseThatOnlyTheGateNames() {
        assertThat(Jobs.load(FULL).evaluation())
                .isEqualTo(new EvaluationSpec(List.of("areaUnderROC", "logLoss", "areaUnderPR")));
    }

    @Test
    void overlaysTheProfilesThatAreAskedFor() {
        TrainingJob job = Jobs.load(FULL, new FakeEnvironment(), List.of("prod"), List.of());

        assertThat(job.source().options()).isEqualTo(Map.of("format", "parquet", "path", "s3a://lake/flights"));
        assertThat(job.publish()).isEqualTo(new PublishSpec("s3a://models", "delays"));
    }

    @Test
    void quotesALabelColumnThatIsNoSimpleIdentifier() {
        assertThat(Jobs.load(Jobs.edited(7, "label: {column: delayed}")).label())
                .isEqualTo(new LabelSpec("delayed"));
        assertThat(Jobs.load(Jobs.edited(7, "label: {column: is `late` now}")).label())
                .isEqualTo(new LabelSpec("`is ``late`` now`"));
    }

    @Test
    void resolvesPathsAgainstTheFolderOfTheJobFile() {
        Path file = Path.of("/jobs/flights/job.yaml");
        FakeEnvironment environment =
                new FakeEnvironment().file(file.toString(), Jobs.edited(6, "  path: ../data/./2001"));

        TrainingJob job = JobFile.load(JobRequest.of(file), Jobs.CATALOGUE, environment);

        assertThat(job.source().options()).isEqualTo(Map.of("path", "/jobs/data/2001"));
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
                        .features()
                        .get(0)
                        .columns())
                .containsExactly("no", "on", "y", "2001-01-01", "1:30");
    }

    @Test
    void keepsAnchoredValues() {
        TrainingJob job = Jobs.load(
                Jobs.edited(
                        10,
                        "    scale: standard\n  - columns: &levels [origin, hour]\n    encode: one-hot\nsplit: {key: *levels}"));

        assertThat(job.split().key()).containsExactly("origin", "hour");
        assertThat(job.features().get(1).columns()).containsExactly("origin", "hour");
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
}

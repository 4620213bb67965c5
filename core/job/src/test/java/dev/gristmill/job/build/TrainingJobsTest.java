package dev.gristmill.job.build;

import static dev.gristmill.job.ColumnRule.Encoding.HASH;
import static dev.gristmill.job.ColumnRule.Encoding.ONE_HOT;
import static dev.gristmill.job.ColumnRule.Scale.MIN_MAX;
import static dev.gristmill.job.ColumnRule.Scale.STANDARD;
import static dev.gristmill.job.build.TrainingJobs.algorithm;
import static dev.gristmill.job.build.TrainingJobs.columns;
import static dev.gristmill.job.build.TrainingJobs.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ColumnRule.DatePart;
import dev.gristmill.job.ColumnRule.Impute.Strategy;
import dev.gristmill.job.ColumnRule.Text;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector.ColumnType;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.WeightSpec;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainingJobsTest {

    private static final Catalogue CATALOGUE = catalogue();

    @Test
    void buildsTheJobThatTheSameWordsInAFileMake() {
        TrainingJob built = TrainingJobs.named("flight-delays")
                .source("files", Map.of("path", "data"))
                .window("flight_date", LocalDate.parse("2001-01-01"), LocalDate.parse("2001-01-31"))
                .derive("hour", "hour(date)")
                .derive("weekday", "dayofweek(date)")
                .label("delay > 15")
                .splitBy("row_id")
                .holdout(0.25)
                .validation(0.1)
                .badRows(BadRows.Action.DROP)
                .badRows(BadRows.Action.QUARANTINE, 20)
                .features(
                        columns("distance").impute(Strategy.MEDIAN).scale(STANDARD),
                        columns("origin", "hour").encode(ONE_HOT).unseen(Unseen.ERROR))
                .algorithm("logistic-regression", Map.of("maxIter", 50, "regParam", 1e-4))
                .seed(7)
                .metrics("areaUnderROC")
                .atLeast("areaUnderROC", 0.6)
                .atMost("logLoss", 1)
                .publish("models", "delays")
                .build(CATALOGUE);

        assertSame(built, """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: flight-delays
                source:
                  window: {column: flight_date, from: 2001-01-01, to: 2001-01-31}
                  connector: files
                  path: data
                derive: {hour: hour(date), weekday: dayofweek(date)}
                label: {expression: delay > 15}
                split: {key: [row_id], holdout: 0.25, validation: 0.1}
                badRows: {action: quarantine, limit: 20}
                features:
                  - {columns: [distance], impute: median, scale: standard}
                  - {columns: [origin, hour], encode: one-hot, unseen: error}
                algorithm: {name: logistic-regression, params: {maxIter: 50, regParam: 1e-4}}
                training: {seed: 7}
                evaluation: {metrics: [areaUnderROC]}
                gate: [{metric: areaUnderROC, atLeast: 0.6}, {metric: logLoss, atMost: 1}]
                publish: {store: models, model: delays}
                """);
    }

    @Test
    void fillsInTheSameDefaults() {
        assertSame(small().build(CATALOGUE), """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: small
                source: {connector: files, path: data}
                label: {column: late}
                features: [{columns: [distance]}]
                algorithm: {name: logistic-regression}
                publish: {store: models}
                """);
    }

    @Test
    void weighsAndSlices() {
        JobBuilder builder = small().weight("1").weightColumn("n").slices("origin", "hour");
        assertSame(builder.build(CATALOGUE), """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: small
                source: {connector: files, path: data}
                label: {column: late}
                weight: {column: n}
                features: [{columns: [distance]}]
                algorithm: {name: logistic-regression}
                evaluation: {slices: [origin, hour]}
                publish: {store: models}
                """);
        assertThat(builder.weight("n * 2").build(CATALOGUE).weight()).isEqualTo(new WeightSpec("n * 2"));
    }

    @Test
    void tellsTheSameProblemsWithTheSamePaths() {
        JobBuilder wrong = small().algorithm("logistic-regresion", Map.of("maxIter", -1))
                .features(columns("origin").scale(MIN_MAX).encode(ONE_HOT))
                .holdout(1.5);

        assertThat(messages(() -> wrong.build(CATALOGUE)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(messages("""
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: small
                source: {connector: files, path: data}
                label: {column: late}
                split: {holdout: 1.5}
                features: [{columns: [distance]}, {columns: [origin], scale: min-max, encode: one-hot}]
                algorithm: {name: logistic-regresion, params: {maxIter: -1}}
                publish: {store: models}
                """));
    }

    @Test
    void tellsWhatIsMissing() {
        assertThat(messages(() -> TrainingJobs.named("empty").build(CATALOGUE)))
                .contains("Missing source: expected a map with the connector and its options");
    }

    @Test
    void saysThatAProblemStandsInJava() {
        InvalidJobException invalid = catchThrowableOfType(
                InvalidJobException.class,
                () -> small().relativeTo(Path.of("jobs")).holdout(2).build(CATALOGUE));

        assertThat(invalid.where()).startsWith("jobs/<java>:");
    }

    @Test
    void readsRelativePathsFromTheGivenFolder() {
        TrainingJob job = small().relativeTo(Path.of("/lake")).build(CATALOGUE);

        assertThat(job.input().source("source").text("path")).isEqualTo("/lake/data");
        assertThat(job.publish().store()).isEqualTo("/lake/models");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e5", "true", "null", "no", "", "a: b", "it's \"so\"\n", "# none", "[x]", "2001-01-01", "é☃"})
    void keepsEveryTextAText(String text) {
        assertThat(small().label(text + " = x").build(CATALOGUE).label())
                .extracting(label -> label.expression())
                .isEqualTo(text + " = x");
        assertThat(small().derive("d", text + "x").build(CATALOGUE).derive()).containsEntry("d", text + "x");
    }

    @Test
    void fillsInWhatTheEnvironmentKnowsAsAFileDoes() {
        TrainingJob job =
                small().publish("/${env:GRISTMILL_NOT_SET:-elsewhere}").build(CATALOGUE);

        assertThat(job.publish().store()).isEqualTo("/elsewhere");
    }

    @Test
    void takesASigningKeyByReferenceOnly() {
        InvalidJobException invalid = catchThrowableOfType(
                InvalidJobException.class, () -> small().signingKey("hunter2").build(CATALOGUE));

        assertThat(invalid.problems())
                .extracting(Problem::message)
                .contains("Cannot use publish.signingKey: a secret must come from ${env:NAME} or ${file:PATH}")
                .noneMatch(message -> message.contains("hunter2"));
    }

    @Test
    void replacesWhatIsSaidAgain() {
        TrainingJob job = small().publish("one", "two")
                .publish("models")
                .label("late = 1")
                .build(CATALOGUE);

        assertThat(job.publish().model()).isEqualTo("small");
        assertThat(job.label()).extracting(label -> label.expression()).isEqualTo("late = 1");
    }

    @Test
    void writesTheSameTextInEveryJvm() {
        JobBuilder builder = small().algorithm("logistic-regression", Map.of("regParam", 0.1, "maxIter", 5));

        assertThat(builder.build(CATALOGUE).origin().text()).contains("  params:\n    maxIter: 5\n    regParam: 0.1\n");
    }

    @Test
    void writesEveryWordOfAColumnRule() {
        ColumnPart rule = columns(ColumnType.NUMERIC, "a", "b_*")
                .date(DatePart.YEAR, DatePart.DAY_OF_YEAR)
                .text(new Text(Text.Weights.TF_IDF, 100, 2, 1, "english"))
                .imputeConstant(0)
                .indicator()
                .clip(0, 9.5)
                .log()
                .bounds(1, 2)
                .bucket(8)
                .scale(MIN_MAX)
                .encode(HASH)
                .size(64)
                .unseen(Unseen.KEEP);

        assertThat(rule.written())
                .containsEntry("columns", Map.of("type", "numeric", "except", List.of("a", "b_*")))
                .containsEntry("date", List.of("year", "day-of-year"))
                .containsEntry(
                        "text",
                        Map.of(
                                "weights", "tf-idf",
                                "vocabulary", 100,
                                "minDocs", 2,
                                "ngrams", 1,
                                "stopWords", "english"))
                .containsEntry("impute", Map.of("constant", 0))
                .containsEntry("indicator", true)
                .containsEntry("clip", Map.of("min", 0.0, "max", 9.5))
                .containsEntry("log", true)
                .containsEntry("bounds", List.of(1.0, 2.0))
                .containsEntry("bucket", 8)
                .containsEntry("scale", "min-max")
                .containsEntry("encode", "hash")
                .containsEntry("size", 64)
                .containsEntry("unseen", "keep")
                .hasSize(13);
        assertThat(columns("a").clipBelow(1).written()).containsEntry("clip", Map.of("min", 1.0));
        assertThat(columns("a").clipAbove(1).written()).containsEntry("clip", Map.of("max", 1.0));
        assertThat(columns("a").text(Text.Weights.COUNTS).written()).containsEntry("text", "counts");
    }

    @Test
    void leavesARuleAsItWas() {
        ColumnPart rule = columns("a");
        rule.scale(STANDARD);

        assertThat(rule.written()).containsOnlyKeys("columns");
    }

    @Test
    void writesStagesAndNestedAlgorithms() {
        assertThat(stage("Bucketizer", Map.of("splits", List.of(0, 1))).written())
                .containsEntry("stage", "Bucketizer")
                .containsEntry("params", Map.of("splits", List.of(0, 1)));
        assertThat(algorithm("one-vs-rest")
                        .of(algorithm("linear-svc", Map.of("maxIter", 10)))
                        .written())
                .containsEntry("name", "one-vs-rest")
                .containsEntry("algorithm", Map.of("name", "linear-svc", "params", Map.of("maxIter", 10)));
    }

    @Test
    void refusesAValueThatYamlDoesNotHave() {
        assertThatThrownBy(() -> small().algorithm("logistic-regression", Map.of("maxIter", new Thread("t")))
                        .build(CATALOGUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid value in a job: '")
                .hasMessageEndingWith("(expected text, a number, a boolean, a date, a list or a map)");
    }

    private static JobBuilder small() {
        return TrainingJobs.named("small")
                .source("files", Map.of("path", "data"))
                .labelColumn("late")
                .features(columns("distance"))
                .algorithm("logistic-regression", Map.of())
                .publish("models");
    }

    private static void assertSame(TrainingJob built, String yaml) {
        TrainingJob written = load(yaml);
        assertThat(built).usingRecursiveComparison().ignoringFields("origin").isEqualTo(written);
        assertThat(built.origin().digest()).isEqualTo(written.origin().digest());
        assertThat(built.origin().positions())
                .containsOnlyKeys(written.origin().positions().keySet());
    }

    private static TrainingJob load(String yaml) {
        return new JobText(Path.of("job.yaml"), yaml, Environment.system()).read(CATALOGUE);
    }

    private static List<String> messages(String yaml) {
        return messages(() -> load(yaml));
    }

    private static List<String> messages(ThrowingCallable load) {
        return catchThrowableOfType(InvalidJobException.class, load).problems().stream()
                .map(problem -> problem.message())
                .toList();
    }

    private static Catalogue catalogue() {
        Catalogue builtIn = Catalogue.load(TrainingJobsTest.class.getClassLoader());
        List<AlgorithmDescription> algorithms = builtIn.algorithms();
        return new Catalogue(algorithms, builtIn.stages(), builtIn.metrics(), List.of(new Files()));
    }

    private static final class Files implements ConnectorDescription {

        @Override
        public String connector() {
            return "files";
        }

        @Override
        public List<Parameter> options() {
            return List.of(new Parameter(
                    "path",
                    Parameter.Type.PATH,
                    null,
                    "Where.",
                    List.of(),
                    null,
                    null,
                    List.of(Parameter.Flag.REQUIRED)));
        }
    }
}

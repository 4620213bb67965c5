package dev.gristmill.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.GristmillCommand;
import dev.gristmill.trainer.ProductSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PlanCommandSparkTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("gristmill.root"), "examples");
    private static final String FLIGHTS =
            EXAMPLES.resolve("flights").resolve("job.yaml").toString();

    private final SparkSession spark = ProductSession.session();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void tellsWhatWouldBeReadAndHowLongTheVectorIs() throws IOException {
        assertThat(plan(FLIGHTS, "--set", "source.window.to=2001-01-02", "-o", "json"))
                .as(err.toString())
                .isZero();

        Dataset<Row> flights = spark.read()
                .parquet(EXAMPLES.resolve("flights/data").toString())
                .where("flight_date <= DATE'2001-01-02'");
        JsonNode plan = document();
        assertThat(plan.path("valid").asBoolean()).isTrue();
        assertThat(plan.at("/source/units").asInt()).isEqualTo(2);
        assertThat(plan.at("/source/rows").asLong()).isEqualTo(flights.count());
        assertThat(plan.at("/source/bytes").asLong())
                .isLessThan(plan.at("/source/bytesHeld").asLong());
        assertThat(plan.at("/source/columnsHeld").asInt()).isEqualTo(7);
        // One place more than levels: for those that training did not see
        Map<String, Integer> expected = Map.of(
                "distance", 1,
                "origin", levels(flights, "origin") + 1,
                "destination", levels(flights, "destination") + 1,
                "hour", levels(flights, "hour(date)") + 1,
                "weekday", levels(flights, "dayofweek(date)") + 1);
        assertThat(parts(plan)).containsAllEntriesOf(without(expected, "distance"));
        assertThat(plan.at("/features/size").asInt())
                .isEqualTo(expected.values().stream().mapToInt(it -> it).sum());
        assertThat(plan.path("task").asText()).isEqualTo("binary-classification");
        assertThat(plan.at("/algorithm/engine").asText()).isEqualTo("blocks");
        // Coefficients are doubles
        assertThat(plan.at("/model/bytes").asLong())
                .isGreaterThan(8L * plan.at("/features/size").asInt());
        assertThat(plan.at("/memory/verdict").asText()).isEqualTo("FITS");
        assertThat(plan.path("resume").asText()).contains("after the iteration of its last checkpoint");
    }

    @Test
    void tellsItToPeople() {
        assertThat(plan(FLIGHTS, "--set", "source.window.to=2001-01-02")).isZero();

        assertThat(out.toString())
                .startsWith("Plan of flight-delays\n")
                .contains(
                        "  name: flight-delays\n", "    to: '2001-01-02'\n", "rows in 2 units", "Spark's own estimate")
                .contains("fits: the driver needs about");
    }

    @Test
    void namesTheColumnsThatAreScaledTogether() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: scaled
                source:
                  connector: files
                  path: %s
                  window: {column: flight_date, from: 2001-01-01, to: 2001-01-01}
                derive: {weekday: "dayofweek(date)", hour: "hour(date)"}
                label: {expression: "delay > 15"}
                features:
                  - {columns: [distance, weekday], scale: standard}
                  - {columns: [hour], scale: min-max}
                algorithm: {name: logistic-regression}
                publish: {store: models}
                """.formatted(EXAMPLES.resolve("flights/data")));

        assertThat(plan(job.toString(), "-o", "json")).as(err.toString()).isZero();
        assertThat(document().at("/features/parts").toString())
                .isEqualTo("[{\"name\":\"features[0]\",\"columns\":[\"distance\",\"weekday\"],\"size\":2},"
                        + "{\"name\":\"hour\",\"columns\":[\"hour\"],\"size\":1}]");
        out.getBuffer().setLength(0);
        assertThat(plan(job.toString())).isZero();
        assertThat(out.toString()).contains("features[0] (distance, weekday): 2\n", "  hour: 1\n");
    }

    @Test
    void tellsEveryProblemThatOnlyTheDataCanTell() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: broken
                source: {connector: files, path: %s}
                derive: {hour: "houri(date)"}
                label: {expression: "delay >"}
                features:
                  - {columns: [distanse]}
                  - {stage: com.example.NoSuchStage, params: {inputCol: distance}}
                  - {stage: Bucketizer, params: {inputCol: orign, outputCol: x, splits: [0, 1, 2]}}
                algorithm: {name: logistic-regression}
                publish: {store: models}
                """.formatted(EXAMPLES.resolve("flights/data")));

        assertThat(plan(job.toString(), "-o", "json")).as(err.toString()).isEqualTo(64);

        JsonNode plan = document();
        assertThat(plan.path("valid").asBoolean()).isFalse();
        assertThat(plan.path("problems").findValuesAsText("path"))
                .contains("derive.hour", "label", "features[0].columns[0]")
                .anyMatch(path -> path.startsWith("features[1]"))
                .anyMatch(path -> path.startsWith("features[2]"));
        assertThat(plan.path("problems").findValuesAsText("suggestion")).contains("distance", "origin");
        assertThat(plan.path("problems").findValues("line")).allMatch(line -> line.asInt() > 4);
    }

    @Test
    void boundsTreesByTheirDepthAndByTheRows() throws IOException {
        String boosting = EXAMPLES.resolve("flights/boosting-regression.yaml").toString();

        assertThat(plan(boosting, "--set", "source.window.to=2001-01-01", "-o", "json"))
                .as(err.toString())
                .isZero();

        // 20 trees of depth 5
        assertThat(document().at("/model/method").asText()).isEqualTo("at most 20 trees of 63 nodes");
    }

    @Test
    void plansAJobWithoutFeatures() throws IOException {
        assertThat(plan(EXAMPLES.resolve("synthetic/recommendation.yaml").toString(), "-o", "json"))
                .as(err.toString())
                .isZero();

        JsonNode plan = document();
        assertThat(plan.path("features").isNull()).isTrue();
        assertThat(plan.at("/source/columns"))
                .extracting(JsonNode::asText)
                .containsExactly("user_id", "item_id", "rating");
        // 200 users and 80 items of 4 factors, of which the sample has them all
        assertThat(plan.at("/model/bytes").asLong()).isGreaterThanOrEqualTo((200 + 80) * 4 * 4);
    }

    private static Map<String, Integer> without(Map<String, Integer> map, String key) {
        return map.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(key))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Integer> parts(JsonNode plan) {
        return StreamSupport.stream(plan.at("/features/parts").spliterator(), false)
                .collect(Collectors.toMap(
                        part -> part.path("name").asText(),
                        part -> part.path("size").asInt()));
    }

    private static int levels(Dataset<Row> rows, String expression) {
        return (int) rows.selectExpr(expression).distinct().count();
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int plan(String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(arguments));
        CommandLine line = GristmillCommand.commandLine(PlanCommandSparkTest.class.getClassLoader());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(all.toArray(String[]::new));
    }
}

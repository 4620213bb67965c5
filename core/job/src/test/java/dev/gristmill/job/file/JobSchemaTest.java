package dev.gristmill.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Position;
import dev.gristmill.job.grammar.JobSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the job file's reader agree: nothing that one takes does the other refuse, with stated exceptions. */
class JobSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = FACTORY.getSchema(JobSchema.of(Jobs.CATALOGUE));
    private static final JsonSchema BUILT_IN = FACTORY.getSchema(JobSchema.of(Jobs.BUILT_IN));

    /**
     * What only the reader can tell: contradictions between keys, what YAML forbids, values that are not there to be
     * filled in, and secrets that are written out.
     */
    private static final Set<String> READER_ONLY_CODES =
            Set.of("JOB-703", "JOB-705", "JOB-706", "JOB-707", "JOB-708", "JOB-709");

    /** Single mistakes that only the reader can tell, by a part of their message. */
    private static final List<String> READER_ONLY = List.of(
            // Depends on the algorithm
            "Missing label: ",
            "Missing features: ",
            "Missing task: ",
            "Invalid split.holdout: '0' (expected a number > 0",
            // Depends on the values beside it
            "more than the bound before it",
            "as the first has",
            "Missing features[1].params.inputCol: expected a column's name, or inputCols",
            // JSON Schema could say it, but what it would say in an editor is less clear
            "Invalid sources: a map",
            // Depends on what a text says
            "'2001-02-30'",
            "'.' would take all of them",
            "'org.apache.spak.",
            // JSON knows neither such an integer nor such numbers
            "'1e3'",
            "'.nan' (expected a finite number)");

    /** Contradictions that the schema refuses too: a key where it has none. */
    private static final List<String> BOTH = List.of(
            "without features[0].stage",
            "an item is a column rule or a stage",
            "Gristmill sets it",
            "not known to train others");

    @Test
    void isASchema() throws IOException {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(meta.validate(MAPPER.readTree(JobSchema.of(Jobs.CATALOGUE)))).isEmpty();
        assertThat(meta.validate(
                        MAPPER.readTree(JobSchema.of(Catalogue.load(getClass().getClassLoader())))))
                .isEmpty();
    }

    @Test
    void describesEveryKey() throws IOException {
        JsonNode schema = MAPPER.readTree(JobSchema.of(Jobs.CATALOGUE));

        assertThat(schema.findParents("properties"))
                .flatExtracting(parent -> List.copyOf(parent.get("properties").properties()))
                .filteredOn(property -> property.getValue().has("type"))
                .allSatisfy(property -> assertThat(property.getValue().has("description")
                                || property.getKey().equals("connector"))
                        .as(property.getKey())
                        .isTrue());
        assertThat(schema.at("/properties/split/properties/holdout/default").asDouble())
                .isEqualTo(0.2);
    }

    @ParameterizedTest
    @MethodSource
    void takesTheExamples(Path example) throws IOException {
        assertThat(validate(BUILT_IN, Files.readString(example))).isEmpty();
    }

    static Stream<Path> takesTheExamples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("gristmill.root"), "examples"))) {
            // The jobs of these need words of connectors that are not here
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().contains("plugin")
                            && !file.toString().contains("jdbc"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void takesWhatTheReaderTakes(String text) {
        FakeEnvironment environment = new FakeEnvironment().variable("N", "1").variable("W", "standard");

        assertThat(Jobs.problems(() -> Jobs.load(text, environment))).isEmpty();
        assertThat(validate(text)).isEmpty();
    }

    static Stream<String> takesWhatTheReaderTakes() {
        return Samples.valid();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatTheReaderRefuses(Broken broken) {
        assertThat(validate(broken.text())).as(broken.toString()).isNotEmpty();
    }

    static Stream<Broken> refusesWhatTheReaderRefuses() {
        return Samples.broken().filter(broken -> broken.problems().stream().anyMatch(JobSchemaTest::structural));
    }

    @Test
    void takesWhatOnlyTheReaderRefuses() {
        assertThat(Samples.broken()
                        .filter(broken -> broken.problems().stream().noneMatch(JobSchemaTest::structural))
                        .filter(broken -> broken.problems().stream().noneMatch(it -> it.contains("JOB-703")))
                        .filter(broken -> BOTH.stream().noneMatch(broken.toString()::contains))
                        .filter(broken -> !validate(broken.text()).isEmpty()))
                .isEmpty();
    }

    private static boolean structural(String problem) {
        return READER_ONLY_CODES.stream().noneMatch(problem::contains)
                && READER_ONLY.stream().noneMatch(problem::contains);
    }

    private static Set<ValidationMessage> validate(String text) {
        return validate(SCHEMA, text);
    }

    private static Set<ValidationMessage> validate(JsonSchema schema, String text) {
        Position start = new Position("f", 1, 1);
        Node tree = new YamlReader(text, mark -> start, new Problems()).read(start);
        return schema.validate(Samples.json(tree));
    }
}

package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.gristmill.store.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code report.json}, and the schema that describes it. */
final class ReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Iterable<String> names() {
        return Reports.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void comesBackAsItWasWritten(String name) throws IOException {
        Report report = Objects.requireNonNull(Reports.all().get(name));
        assertThat(CanonicalJson.readDocument(report.json(), Report.class)).isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWhatTheSchemaSaysAndNothingElse(String name) throws IOException {
        JsonNode schema = schema();
        assertThat(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema))
                .isEmpty();
        close(schema);
        JsonNode document =
                MAPPER.readTree(Objects.requireNonNull(Reports.all().get(name)).json());
        assertThat(FACTORY.getSchema(schema).validate(document)).isEmpty();
        assertThat(document.fieldNames().next()).isEqualTo("schemaVersion");
        assertThat(document.at("/outcome/startedAt").asText()).isEqualTo("2026-11-01T06:00:00Z");
    }

    static JsonNode schema() throws IOException {
        try (InputStream schema = Objects.requireNonNull(Report.class.getResourceAsStream("report.schema.json"))) {
            return MAPPER.readTree(schema);
        }
    }

    /** Later releases may add fields, so that the schema lets them; this release writes those that it describes. */
    static void close(JsonNode schema) {
        schema.findParents("properties").forEach(object -> ((ObjectNode) object).put("additionalProperties", false));
    }
}

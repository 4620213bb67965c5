package dev.gristmill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Machine-readable output, the same for every command: a record or a map becomes one JSON object that starts with
 * {@code "schemaVersion": 1}. Record components keep their order. An {@link Instant} is ISO-8601 in UTC, a number that is
 * not finite is null, and so is what is absent.
 */
public final class JsonDocument {

    /** Grows when a field changes or goes; never for a new one. */
    public static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .registerModule(new SimpleModule("gristmill")
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Path.class, ToStringSerializer.instance));

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonDocument() {}

    /** The document as text, with a line break at the end. */
    public static String text(Object body) {
        try {
            return WRITER.writeValueAsString(document(body)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write " + body.getClass() + " as JSON: " + e.getMessage(), e);
        }
    }

    /** Writes the document and flushes. */
    public static void write(Object body, PrintWriter out) {
        out.print(text(body));
        out.flush();
    }

    private static ObjectNode document(Object body) {
        if (!(MAPPER.valueToTree(body) instanceof ObjectNode object)) {
            throw new IllegalArgumentException("Cannot write " + body.getClass() + " as a document: not an object");
        }
        finite(object);
        ObjectNode document = MAPPER.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
        return document.setAll(object);
    }

    private static void finite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(finiteOrNull(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, finiteOrNull(array.get(i)));
            }
        }
    }

    private static JsonNode finiteOrNull(JsonNode node) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            return NullNode.getInstance();
        }
        finite(node);
        return node;
    }
}

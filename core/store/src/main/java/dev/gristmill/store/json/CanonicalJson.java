package dev.gristmill.store.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The one form in which the store writes JSON: UTF-8, the keys of every object in ascending order, no white space, one
 * line feed at the end; times are ISO-8601 in UTC, absent values are null. Equal values are equal bytes.
 */
public final class CanonicalJson {

    /** The format of every document of this release. */
    public static final int SCHEMA_VERSION = 1;

    private static final String VERSION = "schemaVersion";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private CanonicalJson() {}

    /** The bytes of a record or a tree. */
    public static byte[] bytes(Object value) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(sorted(tree(value)));
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** The bytes of a record as a document of its own, with its {@code schemaVersion}. */
    public static byte[] document(Object value) {
        ObjectNode tree = MAPPER.valueToTree(value);
        return bytes(tree.put(VERSION, SCHEMA_VERSION));
    }

    /** A record from a document of this format or an older one; fields that the record does not have are ignored. */
    public static <T> T readDocument(byte[] bytes, Class<T> type) throws IOException {
        JsonNode tree = parse(bytes);
        int version = tree.path(VERSION).asInt();
        if (version < 1 || version > SCHEMA_VERSION) {
            throw new IOException("its schemaVersion is " + version + ", this version knows " + SCHEMA_VERSION);
        }
        return MAPPER.treeToValue(tree, type);
    }

    /** A record as a tree that the caller may change. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Any JSON text as a tree. */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** A record from its tree; a field that the record does not have is an error. */
    public static <T> T readStrictly(JsonNode tree, Class<T> type) throws IOException {
        return MAPPER.readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(tree);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return new ObjectNode(JsonNodeFactory.instance, fields);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}

package dev.gristmill.job.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.Position;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Derives from a merged tree what the job keeps of its file: digest, text and positions. */
final class Origins {

    private static final List<String> NOT_TRAINING = List.of("publish", "overlap", "resources", "hooks");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Origins() {}

    /** The origin of a job whose tree has been merged but not filled in. */
    static JobOrigin of(String file, MapNode job) {
        Map<String, Position> positions = new HashMap<>();
        collect(job, "", positions);
        return new JobOrigin(file, digest(job), YamlText.of(job), positions);
    }

    /** SHA-256 over JSON without spaces, keys sorted, numbers in their shortest form. */
    static String digest(MapNode job) {
        MapNode training = job;
        for (String key : NOT_TRAINING) {
            training = training.without(key);
        }
        try {
            byte[] json = MAPPER.writeValueAsString(canonical(training)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot digest a job: " + e.getMessage(), e);
        }
    }

    private static JsonNode canonical(Node node) {
        if (node instanceof MapNode map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            new TreeMap<>(map.entries()).forEach((key, entry) -> object.set(key, canonical(entry.value())));
            return object;
        }
        if (node instanceof ListNode list) {
            List<JsonNode> items = list.items().stream().map(Origins::canonical).toList();
            return JsonNodeFactory.instance.arrayNode().addAll(items);
        }
        return canonical((ScalarNode) node);
    }

    private static JsonNode canonical(ScalarNode scalar) {
        return switch (scalar.kind()) {
            case NULL -> NullNode.getInstance();
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(scalar.text()));
            case INTEGER -> number(new BigDecimal(ScalarKind.integer(scalar.text())));
            case FLOAT ->
                Double.isFinite(ScalarKind.number(scalar.text()))
                        ? number(new BigDecimal(scalar.text()))
                        : TextNode.valueOf(scalar.text());
            case STRING -> TextNode.valueOf(scalar.text());
        };
    }

    private static JsonNode number(BigDecimal value) {
        return DecimalNode.valueOf(value.stripTrailingZeros());
    }

    private static void collect(Node node, String path, Map<String, Position> positions) {
        if (!path.isEmpty()) {
            positions.put(path, node.position());
        }
        if (node instanceof MapNode map) {
            map.entries().forEach((key, entry) -> collect(entry.value(), Paths.child(path, key), positions));
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(list.items().get(i), Paths.item(path, i), positions);
            }
        }
    }
}

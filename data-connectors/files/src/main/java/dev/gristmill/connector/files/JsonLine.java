package dev.gristmill.connector.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a line is one JSON object in which no key stands twice. Spark's parser reads the first value of a line and
 * the last of a key's values, and says nothing of the others.
 */
final class JsonLine {

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonLine() {}

    /** Whether the line is none. */
    static boolean odd(String line) {
        return fault(line) != null;
    }

    /** Why the line is none; null when it is. */
    static @Nullable String fault(String line) {
        try (JsonParser parser = STRICT.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "not a JSON object";
            }
            parser.skipChildren();
            return parser.nextToken() == null ? null : "more follows the JSON object";
        } catch (JsonProcessingException e) {
            return notJson(e);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read from memory", e);
        }
    }

    static String notJson(JsonProcessingException e) {
        return "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("");
    }
}

package dev.gristmill.job.grammar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of single values and of lists of them. */
final class ScalarSchema {

    /** The name of the definition of a value that is filled in as a whole. */
    static final String PLACE = "place";

    private static final String INSIDE = "\\$\\{(env|file):";
    private static final String NOT_BLANK = "\\S";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ScalarSchema() {}

    /** A value that is nothing but a place to fill in: it gets its type from what is filled in. */
    static ObjectNode place() {
        return string("^\\$\\{(env|file):[^}]*\\}$")
                .put("description", "${env:NAME}, ${env:NAME:-default} or ${file:PATH}");
    }

    static ObjectNode of(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER -> orPlace(range(typed("integer"), parameter, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> orPlace(range(typed("integer"), parameter, null, null));
            case DOUBLE -> orPlace(range(typed("number"), parameter, null, null));
            case BOOLEAN -> orPlace(typed("boolean"));
            case STRING -> parameter.flags().contains(Flag.SENSITIVE) ? string(INSIDE) : typed("string");
            case PATH, COLUMN -> string(NOT_BLANK);
            case CHOICE -> choice(parameter);
            case COLUMNS, STRINGS, INTEGERS, DOUBLES, VECTOR, DOUBLE_LISTS, MATRIX -> list(parameter);
        };
    }

    static ObjectNode text(@Nullable String form) {
        return string(form == null ? NOT_BLANK : "^(?:" + form + ")$|" + INSIDE);
    }

    static ObjectNode anyScalar() {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    static ArrayNode words(List<String> words) {
        ArrayNode array = JSON.arrayNode();
        words.forEach(array::add);
        return array;
    }

    static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode string(String pattern) {
        return typed("string").put("pattern", pattern);
    }

    private static ObjectNode choice(Parameter parameter) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode either = schema.putArray("anyOf");
        boolean secret = parameter.flags().contains(Flag.SENSITIVE);
        if (!secret && !parameter.allowed().isEmpty()) {
            either.addObject().set("enum", words(parameter.allowed()));
        }
        either.add(string(INSIDE));
        return schema;
    }

    private static ObjectNode list(Parameter parameter) {
        ObjectNode schema = typed("array");
        schema.set("items", of(ItemParameter.of(parameter)));
        return parameter.type() == Parameter.Type.COLUMNS ? schema.put("uniqueItems", true) : schema;
    }

    private static ObjectNode range(
            ObjectNode schema, Parameter parameter, @Nullable Integer smallest, @Nullable Integer largest) {
        boolean above = parameter.flags().contains(Flag.MINIMUM_EXCLUSIVE);
        boolean below = parameter.flags().contains(Flag.MAXIMUM_EXCLUSIVE);
        bound(schema, above ? "exclusiveMinimum" : "minimum", parameter.minimum(), smallest);
        bound(schema, below ? "exclusiveMaximum" : "maximum", parameter.maximum(), largest);
        return schema;
    }

    private static void bound(ObjectNode schema, String key, @Nullable Double bound, @Nullable Integer otherwise) {
        if (bound != null) {
            schema.put(key, plain(bound));
        } else if (otherwise != null) {
            schema.put(key, otherwise);
        }
    }

    // 0, not 0.0: what stands in a schema is read by people too
    private static BigDecimal plain(Double number) {
        BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static ObjectNode orPlace(ObjectNode schema) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("$ref", "#/$defs/" + PLACE);
        return either;
    }
}

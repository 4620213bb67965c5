package dev.gristmill.job.grammar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gristmill.job.grammar.Shape.Again;
import dev.gristmill.job.grammar.Shape.AnyKeys;
import dev.gristmill.job.grammar.Shape.AnyScalar;
import dev.gristmill.job.grammar.Shape.AnyValue;
import dev.gristmill.job.grammar.Shape.Case;
import dev.gristmill.job.grammar.Shape.Either;
import dev.gristmill.job.grammar.Shape.Items;
import dev.gristmill.job.grammar.Shape.Keys;
import dev.gristmill.job.grammar.Shape.Named;
import dev.gristmill.job.grammar.Shape.Overlays;
import dev.gristmill.job.grammar.Shape.Scalar;
import dev.gristmill.job.grammar.Shape.Text;
import java.util.List;

/** Writes shapes as JSON Schema. Not thread-safe; one for each schema. */
final class SchemaWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ANY = "any";
    private static final String OVERLAY = "overlay";

    private final ObjectNode definitions = JSON.objectNode();

    /** Where a map stands. */
    private enum Place {
        /** In the job: what is required must be there. */
        JOB,
        /** In an overlay: the job below it can have what is required. */
        OVERLAY
    }

    ObjectNode root(Keys job) {
        ObjectNode root = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Gristmill job file");
        definitions.set(ScalarSchema.PLACE, ScalarSchema.place());
        ObjectNode any = definitions.putObject(ANY);
        any.putArray("anyOf").add(ScalarSchema.anyScalar()).add(list(reference(ANY)));
        root.setAll(keys(job, Place.JOB));
        List<Key> overlaid = job.keys().stream()
                .filter(key -> !(key.shape() instanceof Overlays))
                .toList();
        definitions.set(OVERLAY, keys(new Keys(job.expected(), overlaid, List.of(), List.of()), Place.OVERLAY));
        root.set("$defs", definitions);
        return root;
    }

    private ObjectNode schema(Shape shape, Place place) {
        if (shape instanceof Scalar scalar) {
            return ScalarSchema.of(scalar.parameter());
        } else if (shape instanceof Text text) {
            return ScalarSchema.text(text.form());
        } else if (shape instanceof AnyScalar) {
            return ScalarSchema.anyScalar();
        } else if (shape instanceof AnyValue) {
            return reference(ANY);
        } else if (shape instanceof Items items) {
            return items(items);
        } else if (shape instanceof AnyKeys keys) {
            return ScalarSchema.typed("object").set("additionalProperties", schema(keys.value(), place));
        } else if (shape instanceof Either either) {
            ObjectNode schema = JSON.objectNode();
            ArrayNode shapes = schema.putArray("anyOf");
            either.shapes().forEach(it -> shapes.add(schema(it, place)));
            return schema;
        } else if (shape instanceof Keys keys) {
            return keys(keys, place);
        } else if (shape instanceof Named named) {
            return named(named, place);
        } else if (shape instanceof Again again) {
            String root = place == Place.JOB ? "#/" : "#/$defs/" + OVERLAY + "/";
            return JSON.objectNode().put("$ref", root + "properties/" + again.key());
        }
        return ScalarSchema.typed("object").set("additionalProperties", reference(OVERLAY));
    }

    private ObjectNode items(Items items) {
        ObjectNode schema = list(schema(items.item(), Place.JOB));
        if (items.fewest() > 0) {
            schema.put("minItems", items.fewest());
        }
        boolean once = items.item() instanceof Text || items.item() instanceof Scalar;
        return once ? schema.put("uniqueItems", true) : schema;
    }

    private static ObjectNode list(ObjectNode item) {
        return ScalarSchema.typed("array").set("items", item);
    }

    private ObjectNode keys(Keys keys, Place place) {
        ObjectNode schema = ScalarSchema.typed("object");
        ObjectNode properties = schema.putObject("properties");
        keys.keys().forEach(key -> properties.set(key.name(), described(key, schema(key.shape(), place))));
        require(schema, keys, place);
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode described(Key key, ObjectNode schema) {
        ObjectNode described = JSON.objectNode().put("description", key.doc());
        if (key.defaultValue() != null) {
            described.set("default", MAPPER.valueToTree(key.defaultValue()));
        }
        return described.setAll(schema);
    }

    private static void require(ObjectNode schema, Keys keys, Place place) {
        List<String> required =
                keys.keys().stream().filter(Key::required).map(Key::name).toList();
        if (place == Place.JOB && !required.isEmpty()) {
            schema.set("required", ScalarSchema.words(required));
        }
        if (place == Place.JOB && !keys.oneOf().isEmpty()) {
            ArrayNode either = schema.putArray("anyOf");
            keys.oneOf().forEach(name -> either.addObject().putArray("required").add(name));
        }
    }

    // The keys of each case are closed; the name alone is told in any case, so that an editor completes it
    private ObjectNode named(Named named, Place place) {
        ObjectNode schema = ScalarSchema.typed("object");
        schema.putObject("properties").set(named.by(), schema(named.names(), place));
        if (place == Place.JOB) {
            schema.putArray("required").add(named.by());
        }
        ArrayNode cases = JSON.arrayNode();
        for (Case it : named.cases()) {
            ObjectNode branch = cases.addObject();
            branch.set("if", names(named, it.names()));
            branch.set("then", branch(named, it, place));
        }
        Keys otherwise = named.otherwise();
        if (otherwise != null) {
            List<String> known =
                    named.cases().stream().flatMap(it -> it.names().stream()).toList();
            ObjectNode branch = cases.addObject();
            branch.set("if", names(named, known));
            branch.set("else", keys(otherwise, Place.OVERLAY));
        }
        return cases.isEmpty() ? schema : schema.set("allOf", cases);
    }

    private static ObjectNode names(Named named, List<String> names) {
        ObjectNode condition = JSON.objectNode();
        condition.putObject("properties").putObject(named.by()).set("enum", ScalarSchema.words(names));
        condition.putArray("required").add(named.by());
        return condition;
    }

    private ObjectNode branch(Named named, Case it, Place place) {
        ObjectNode branch = JSON.objectNode();
        ObjectNode properties = branch.putObject("properties");
        for (Key key : it.keys().keys()) {
            if (key.name().equals(named.by())) {
                properties.put(key.name(), true);
            } else if (key.shape() instanceof Keys params && key.name().equals("params")) {
                properties.set(
                        key.name(),
                        described(key, shared(named.by() + "." + it.names().get(0), params, place)));
            } else {
                properties.set(key.name(), described(key, schema(key.shape(), place)));
            }
        }
        require(branch, it.keys(), place);
        return branch.put("additionalProperties", false);
    }

    // Parameters are written once, for job and overlays; what of them must be there is said where they are used
    private ObjectNode shared(String name, Keys params, Place place) {
        if (!definitions.has(name)) {
            definitions.set(name, keys(params, Place.OVERLAY));
        }
        ObjectNode schema = reference(name);
        require(schema, params, place);
        return schema;
    }

    private static ObjectNode reference(String definition) {
        return JSON.objectNode().put("$ref", "#/$defs/" + definition);
    }
}

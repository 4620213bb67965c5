package dev.gristmill.job.docs;

import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.Key;
import dev.gristmill.job.grammar.RuleGrammar;
import dev.gristmill.job.grammar.Shape;
import dev.gristmill.job.grammar.Shape.AnyKeys;
import dev.gristmill.job.grammar.Shape.Either;
import dev.gristmill.job.grammar.Shape.Items;
import dev.gristmill.job.grammar.Shape.Keys;
import dev.gristmill.job.grammar.Shape.Named;
import dev.gristmill.job.grammar.Shape.Scalar;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Walks the grammar and writes a row for every key. */
final class KeyRows {

    private final CatalogueGrammar grammar;
    private final MarkdownTable keys = new MarkdownTable("key", "type", "default", "values", "meaning");
    private final MarkdownTable unbuilt = new MarkdownTable("where", "keys");

    KeyRows(CatalogueGrammar grammar) {
        this.grammar = grammar;
    }

    static KeyRows of(Keys shape, CatalogueGrammar grammar) {
        KeyRows rows = new KeyRows(grammar);
        rows.walk("", shape);
        return rows;
    }

    String keys() {
        return keys.toString();
    }

    String unbuilt() {
        return unbuilt.toString();
    }

    private void walk(String path, Keys shape) {
        if (!shape.unbuilt().isEmpty()) {
            unbuilt.row(path.isEmpty() ? "top level" : MarkdownTable.code(path), MarkdownTable.codes(shape.unbuilt()));
        }
        for (Key key : shape.keys()) {
            String at = path.isEmpty() ? key.name() : path + "." + key.name();
            boolean collective = key.shape() instanceof Items items && !ValueText.leaf(items.item());
            if (ValueText.leaf(key.shape()) && !collective) {
                row(at, key);
            }
            below(at, key.shape(), key);
        }
    }

    private void below(String path, Shape shape, Key key) {
        if (shape instanceof Keys keys) {
            walk(path, keys);
        } else if (shape instanceof Named named) {
            walk(path, keys(named));
        } else if (shape instanceof Items items) {
            below(path + "[]", items.item(), key);
        } else if (shape instanceof Either either) {
            Stream<Shape> maps = either.shapes().stream()
                    .filter(it -> !(it instanceof Items))
                    .filter(it -> !it.equals(RuleGrammar.RULE));
            maps.forEach(it -> below(path, it, key));
        } else if (shape instanceof AnyKeys any) {
            row(path + ".<name>", Key.optional(key.name(), any.value(), key.doc()));
        }
    }

    // Everything that one name or another brings
    private Keys keys(Named named) {
        return switch (named.by()) {
            case "connector" -> grammar.source(List.of());
            case "name" -> grammar.anyAlgorithm();
            default -> Objects.requireNonNull(named.otherwise());
        };
    }

    private void row(String path, Key key) {
        // The tables of the catalogue have them
        boolean catalogue = path.endsWith("stage") || path.startsWith("algorithm.");
        keys.row(
                MarkdownTable.code(path),
                ValueText.type(key.shape()),
                ValueText.standard(key),
                catalogue && !(key.shape() instanceof Scalar) ? "" : ValueText.range(key.shape()),
                key.doc());
    }
}

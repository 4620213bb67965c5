package dev.gristmill.job.file;

import dev.gristmill.job.file.ScalarNode.Provenance;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills in what <code>${}</code> asks for. What cannot be filled in is reported and left unresolved. */
final class Substitution {

    private final Folder folder;
    private final Environment environment;
    private final Problems problems;

    Substitution(Folder folder, Environment environment, Problems problems) {
        this.folder = folder;
        this.environment = environment;
        this.problems = problems;
    }

    MapNode fill(MapNode map, String path) {
        Map<String, MapNode.Entry> filled = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            Node value = fill(entry.value(), Paths.child(path, key));
            filled.put(key, new MapNode.Entry(entry.position(), value));
        });
        return new MapNode(map.position(), filled);
    }

    private Node fill(Node node, String path) {
        if (node instanceof MapNode map) {
            return fill(map, path);
        }
        if (node instanceof ListNode list) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(fill(item, Paths.item(path, items.size()))));
            return new ListNode(list.position(), items);
        }
        return fill((ScalarNode) node, path);
    }

    private ScalarNode fill(ScalarNode scalar, String path) {
        Template template = Template.of(scalar.text());
        StringBuilder text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            Optional<String> filled = text(part, scalar, path);
            if (filled.isEmpty()) {
                return ScalarNode.unresolved(scalar.position());
            }
            text.append(filled.get());
        }
        if (template.literal()) {
            return new ScalarNode(scalar.position(), text.toString(), scalar.kind(), scalar.provenance());
        }
        return filled(scalar, template, text.toString());
    }

    // In a flow map YAML wants quotes around ${}, so that quotes do not make a string of what is filled in
    private static ScalarNode filled(ScalarNode scalar, Template template, String text) {
        boolean fromFile = template.parts().stream().anyMatch(Template.NamedFile.class::isInstance);
        ScalarKind kind = template.whole() && !text.isEmpty() ? ScalarKind.of(text) : ScalarKind.STRING;
        Provenance provenance = fromFile ? Provenance.FROM_FILE : Provenance.FILLED_IN;
        return new ScalarNode(scalar.position(), text, kind, provenance);
    }

    private Optional<String> text(Template.Part part, ScalarNode scalar, String path) {
        if (part instanceof Template.Literal literal) {
            return Optional.of(literal.text());
        }
        if (part instanceof Template.Variable variable) {
            return variable(variable, scalar, path);
        }
        if (part instanceof Template.NamedFile file) {
            return file(file, scalar, path);
        }
        report(
                scalar,
                path,
                "a place that is none (expected ${env:NAME}, ${env:NAME:-default} or ${file:PATH};"
                        + " $${ for a literal ${)");
        return Optional.empty();
    }

    private Optional<String> variable(Template.Variable variable, ScalarNode scalar, String path) {
        Optional<String> value = environment
                .variable(variable.name())
                .filter(text -> !text.isEmpty() || variable.fallback() == null)
                .or(() -> Optional.ofNullable(variable.fallback()));
        if (value.isEmpty()) {
            report(scalar, path, "environment variable '" + variable.name() + "' is not set");
        }
        return value;
    }

    private Optional<String> file(Template.NamedFile file, ScalarNode scalar, String path) {
        try {
            String text = TextFile.named(folder.path().resolve(file.path()), environment);
            return Optional.of(text.replaceAll("(\\r?\\n)+\\z", ""));
        } catch (IOException e) {
            report(scalar, path, "file '" + file.path() + "' cannot be read: " + TextFile.reason(e));
        } catch (InvalidPathException e) {
            report(scalar, path, "'" + file.path() + "' is not a path");
        }
        return Optional.empty();
    }

    private void report(ScalarNode scalar, String path, String reason) {
        problems.add(JobErrors.NO_SUBSTITUTE, scalar.position(), path, "Cannot fill in " + path + ": " + reason);
    }
}

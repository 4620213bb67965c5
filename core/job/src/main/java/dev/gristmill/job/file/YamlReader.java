package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns one YAML document into a tree, from the parser's events, so that nothing is ever constructed from a tag. Tags,
 * merge keys and a second document are refused; anchors work within limits that leave no room for an alias bomb.
 */
final class YamlReader {

    /** The deepest nesting of maps and lists. */
    static final int DEEPEST = 32;
    /** The most aliases in a document. */
    static final int MOST_ALIASES = 32;

    private final Parser parser;
    private final Function<Mark, Position> positions;
    private final Problems problems;
    private final Map<String, Node> anchors = new HashMap<>();
    private final List<Position> aliases = new ArrayList<>();

    YamlReader(String text, Function<Mark, Position> positions, Problems problems) {
        this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.positions = positions;
        this.problems = problems;
    }

    /**
     * The document's only value; a scalar without text for an empty one.
     *
     * @throws InvalidJobException when it cannot be read on
     * @throws org.yaml.snakeyaml.error.YAMLException when it is not YAML
     */
    Node read(Position start) {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new ScalarNode(start, "", ScalarKind.NULL, ScalarNode.Provenance.WRITTEN);
        }
        parser.getEvent();
        Node root = node("", 0);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            report(parser.peekEvent(), "", "Invalid YAML: a second document (expected one)");
        }
        return root;
    }

    private Node node(String path, int depth) {
        Event event = parser.getEvent();
        if (event instanceof AliasEvent alias) {
            return alias(alias, path);
        }
        int aliasesBefore = aliases.size();
        Node node = event instanceof ScalarEvent scalar ? scalar(scalar, path) : collection(event, path, depth);
        if (event instanceof NodeEvent anchored && anchored.getAnchor() != null) {
            if (aliases.size() > aliasesBefore) {
                throw fatal(event, path, "Cannot use anchor '" + anchored.getAnchor() + "': an alias is inside it");
            }
            anchors.put(anchored.getAnchor(), node);
        }
        return node;
    }

    private Node alias(AliasEvent alias, String path) {
        Node target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw fatal(alias, path, "Cannot use alias '" + alias.getAnchor() + "': no such anchor before it");
        }
        aliases.add(position(alias));
        if (aliases.size() > MOST_ALIASES) {
            throw fatal(alias, path, "Invalid YAML: more than " + MOST_ALIASES + " aliases");
        }
        return target;
    }

    private Node scalar(ScalarEvent event, String path) {
        refuseTag(event, event.getTag(), path);
        ScalarKind kind = event.isPlain() ? ScalarKind.of(event.getValue()) : ScalarKind.STRING;
        return new ScalarNode(position(event), event.getValue(), kind, ScalarNode.Provenance.WRITTEN);
    }

    private Node collection(Event event, String path, int depth) {
        refuseTag(event, ((CollectionStartEvent) event).getTag(), path);
        if (depth == DEEPEST) {
            throw fatal(event, path, "Invalid YAML: nested deeper than " + DEEPEST + " levels");
        }
        return event instanceof MappingStartEvent ? map(event, path, depth) : list(event, path, depth);
    }

    private Node list(Event start, String path, int depth) {
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(Paths.item(path, items.size()), depth + 1));
        }
        parser.getEvent();
        return new ListNode(position(start), items);
    }

    private Node map(Event start, String path, int depth) {
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            ScalarEvent key = key(path);
            String child = Paths.child(path, key.getValue());
            MapNode.Entry entry = new MapNode.Entry(position(key), node(child, depth + 1));
            if (entries.putIfAbsent(key.getValue(), entry) != null) {
                problems.add(JobErrors.DUPLICATE_KEY, entry.position(), child, "Duplicate key '" + child + "'");
            }
        }
        parser.getEvent();
        return new MapNode(position(start), entries);
    }

    private ScalarEvent key(String path) {
        Event event = parser.getEvent();
        if (!(event instanceof ScalarEvent key)) {
            throw fatal(event, path, "Invalid YAML: a key that is not plain text");
        }
        refuseTag(key, key.getTag(), path);
        if (key.isPlain() && key.getValue().equals("<<")) {
            report(key, Paths.child(path, "<<"), "Cannot use merge key '<<': not allowed in a job file");
        }
        return key;
    }

    private void refuseTag(Event event, @Nullable String tag, String path) {
        if (tag != null) {
            report(event, path, "Cannot use tag '" + tag + "': not allowed in a job file");
        }
    }

    private Position position(Event event) {
        return positions.apply(event.getStartMark());
    }

    private void report(Event event, String path, String message) {
        problems.add(JobErrors.BROKEN_YAML, position(event), path, message);
    }

    private InvalidJobException fatal(Event event, String path, String message) {
        report(event, path, message);
        return InvalidJobException.of(problems.found());
    }
}

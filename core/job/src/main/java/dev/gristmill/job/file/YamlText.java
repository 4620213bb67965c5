package dev.gristmill.job.file;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes a tree as YAML, in blocks, so that reading it again yields the same values. */
final class YamlText {

    private YamlText() {}

    static String of(MapNode map) {
        DumperOptions options = new DumperOptions();
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(yaml(map), text);
        return text.toString();
    }

    private static org.yaml.snakeyaml.nodes.Node yaml(Node node) {
        if (node instanceof MapNode map) {
            List<NodeTuple> entries =
                    map.entries().entrySet().stream().map(YamlText::tuple).toList();
            return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
        }
        if (node instanceof ListNode list) {
            List<org.yaml.snakeyaml.nodes.Node> items =
                    list.items().stream().map(YamlText::yaml).toList();
            return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
        }
        return scalar((ScalarNode) node);
    }

    private static NodeTuple tuple(Map.Entry<String, MapNode.Entry> entry) {
        org.yaml.snakeyaml.nodes.Node key =
                new org.yaml.snakeyaml.nodes.ScalarNode(Tag.STR, entry.getKey(), null, null, ScalarStyle.PLAIN);
        return new NodeTuple(key, yaml(entry.getValue().value()));
    }

    private static org.yaml.snakeyaml.nodes.Node scalar(ScalarNode scalar) {
        boolean mustQuote = scalar.kind() == ScalarKind.STRING && ScalarKind.of(scalar.text()) != ScalarKind.STRING;
        ScalarStyle style = mustQuote ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
        return new org.yaml.snakeyaml.nodes.ScalarNode(tag(scalar), scalar.text(), null, null, style);
    }

    // Other tags than a string's must equal what SnakeYAML takes the text for, or it would write them out
    private static Tag tag(ScalarNode scalar) {
        return scalar.kind() == ScalarKind.STRING
                ? Tag.STR
                : new Resolver().resolve(NodeId.scalar, scalar.text(), true);
    }
}

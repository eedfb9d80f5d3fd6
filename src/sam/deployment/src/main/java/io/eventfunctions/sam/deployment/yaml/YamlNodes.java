package io.eventfunctions.sam.deployment.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Values of Java as nodes of a YAML document. */
public final class YamlNodes {

    private YamlNodes() {}

    /**
     * The node of a value: strings, numbers, booleans, collections, maps in their order, mappings, and nodes as they are. A node
     * stands in one place only, so make a new one for each.
     */
    public static Node of(Object value) {
        if (value instanceof Node node) {
            return node;
        }
        if (value instanceof YamlPart part) {
            return part.node();
        }
        if (value instanceof Map<?, ?> map) {
            List<NodeTuple> members = new ArrayList<>();
            map.forEach((key, member) -> members.add(new NodeTuple(of(key.toString()), of(member))));
            return new MappingNode(Tag.MAP, members, FlowStyle.BLOCK);
        }
        if (value instanceof Collection<?> collection) {
            return sequence(Tag.SEQ, collection, FlowStyle.BLOCK);
        }
        if (value instanceof Boolean) {
            return scalar(Tag.BOOL, value.toString());
        }
        if (value instanceof Integer || value instanceof Long) {
            return scalar(Tag.INT, value.toString());
        }
        return scalar(Tag.STR, value.toString());
    }

    /** A list on one line. */
    public static Node line(Object... values) {
        return sequence(Tag.SEQ, List.of(values), FlowStyle.FLOW);
    }

    /** A scalar with a tag, quoted only where it must be. */
    public static Node scalar(Tag tag, String value) {
        return new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN);
    }

    /** A sequence with a tag, of what {@link #of} makes of the values. */
    public static Node sequence(Tag tag, Collection<?> values, FlowStyle style) {
        List<Node> nodes = new ArrayList<>();
        values.forEach(value -> nodes.add(of(value)));
        return new SequenceNode(tag, nodes, style);
    }
}

package io.eventfunctions.sam.deployment.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Values of a template, CloudFormation's intrinsic functions in their short form included.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     function reference</a>
 */
public final class Nodes {

    private Nodes() {}

    /**
     * The node of a value: texts, numbers, truth values, collections, maps in their order, mappings, and nodes as they are. A node
     * stands in one place only, so make a new one for each.
     */
    public static Node of(Object value) {
        if (value instanceof Node node) {
            return node;
        }
        if (value instanceof Mapping mapping) {
            return mapping.node();
        }
        if (value instanceof Map<?, ?> map) {
            Mapping mapping = Mapping.empty();
            map.forEach((key, member) -> mapping.put(key.toString(), member));
            return mapping.node();
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

    /** What {@code Ref} gives of a resource or parameter. */
    public static Node ref(String logicalId) {
        return scalar(new Tag("!Ref"), logicalId);
    }

    /** An attribute of a resource. */
    public static Node getAtt(String logicalId, String attribute) {
        return scalar(new Tag("!GetAtt"), logicalId + "." + attribute);
    }

    /** A text with {@code ${...}} in it. */
    public static Node sub(String text) {
        return scalar(new Tag("!Sub"), text);
    }

    /** A text of several lines with {@code ${...}} in it. */
    public static Node subLines(String text) {
        return new ScalarNode(new Tag("!Sub"), text, null, null, ScalarStyle.LITERAL);
    }

    /** A text of several lines with {@code ${...}} in it, some of which stand for the given values. */
    public static Node subLines(String text, Mapping values) {
        Node lines = new ScalarNode(Tag.STR, text, null, null, ScalarStyle.LITERAL);
        return sequence(new Tag("!Sub"), List.of(lines, values), FlowStyle.BLOCK);
    }

    /** The items of a list as one text. */
    public static Node join(String separator, Node list) {
        return sequence(new Tag("!Join"), List.of(separator, list), FlowStyle.FLOW);
    }

    /** A text as a list of its parts. */
    public static Node split(String separator, Node text) {
        return sequence(new Tag("!Split"), List.of(separator, text), FlowStyle.FLOW);
    }

    /** One part of a text, counted from 0. */
    public static Node part(int index, String separator, Node text) {
        return sequence(new Tag("!Select"), List.of(index, split(separator, text)), FlowStyle.FLOW);
    }

    /** The first item of a list. */
    public static Node first(Node list) {
        return sequence(new Tag("!Select"), List.of(0, list), FlowStyle.FLOW);
    }

    /** One of two values. */
    public static Node either(String condition, Object then, Object otherwise) {
        boolean simple = Nodes.of(then) instanceof ScalarNode && Nodes.of(otherwise) instanceof ScalarNode;
        return sequence(new Tag("!If"), List.of(condition, then, otherwise), simple ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /** A value where a condition holds, and otherwise nothing. */
    public static Node only(String condition, Object then) {
        return either(condition, then, noValue());
    }

    /** Nothing, as if the key weren't there. */
    public static Node noValue() {
        return ref("AWS::NoValue");
    }

    /** A condition that a parameter isn't empty. */
    public static Node notEmpty(String parameter) {
        Node equals = sequence(new Tag("!Equals"), List.of(ref(parameter), ""), FlowStyle.FLOW);
        return sequence(new Tag("!Not"), List.of(equals), FlowStyle.FLOW);
    }

    private static Node scalar(Tag tag, String value) {
        return new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN);
    }

    private static Node sequence(Tag tag, Collection<?> values, FlowStyle style) {
        List<Node> nodes = new ArrayList<>();
        values.forEach(value -> nodes.add(of(value)));
        return new SequenceNode(tag, nodes, style);
    }
}

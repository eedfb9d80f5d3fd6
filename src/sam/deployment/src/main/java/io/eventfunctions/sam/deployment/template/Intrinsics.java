package io.eventfunctions.sam.deployment.template;

import java.util.List;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/**
 * CloudFormation's intrinsic functions, in their short form.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     function reference</a>
 */
public final class Intrinsics {

    private Intrinsics() {}

    /** What {@code Ref} gives of a resource or parameter. */
    public static Node ref(String logicalId) {
        return YamlNodes.scalar(new Tag("!Ref"), logicalId);
    }

    /** An attribute of a resource. */
    public static Node getAtt(String logicalId, String attribute) {
        return YamlNodes.scalar(new Tag("!GetAtt"), logicalId + "." + attribute);
    }

    /** A text with {@code ${...}} in it. */
    public static Node sub(String text) {
        return YamlNodes.scalar(new Tag("!Sub"), text);
    }

    /** A text of several lines with {@code ${...}} in it. */
    public static Node subLines(String text) {
        return new ScalarNode(new Tag("!Sub"), text, null, null, ScalarStyle.LITERAL);
    }

    /** A text of several lines with {@code ${...}} in it, some of which stand for the given values. */
    public static Node subLines(String text, Node values) {
        Node lines = new ScalarNode(Tag.STR, text, null, null, ScalarStyle.LITERAL);
        return YamlNodes.sequence(new Tag("!Sub"), List.of(lines, values), FlowStyle.BLOCK);
    }

    /** The items of a list as one text. */
    public static Node join(String separator, Node list) {
        return YamlNodes.sequence(new Tag("!Join"), List.of(separator, list), FlowStyle.FLOW);
    }

    /** A text as a list of its parts. */
    public static Node split(String separator, Node text) {
        return YamlNodes.sequence(new Tag("!Split"), List.of(separator, text), FlowStyle.FLOW);
    }

    /** One part of a text, counted from 0. */
    public static Node part(int index, String separator, Node text) {
        return YamlNodes.sequence(new Tag("!Select"), List.of(index, split(separator, text)), FlowStyle.FLOW);
    }

    /** The first item of a list. */
    public static Node first(Node list) {
        return YamlNodes.sequence(new Tag("!Select"), List.of(0, list), FlowStyle.FLOW);
    }

    /** One of two values. */
    public static Node either(String condition, Object then, Object otherwise) {
        boolean simple = YamlNodes.of(then) instanceof ScalarNode && YamlNodes.of(otherwise) instanceof ScalarNode;
        return YamlNodes.sequence(
                new Tag("!If"), List.of(condition, then, otherwise), simple ? FlowStyle.FLOW : FlowStyle.BLOCK);
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
        Node equals = YamlNodes.sequence(new Tag("!Equals"), List.of(ref(parameter), ""), FlowStyle.FLOW);
        return YamlNodes.sequence(new Tag("!Not"), List.of(equals), FlowStyle.FLOW);
    }
}

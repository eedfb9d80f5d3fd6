package io.eventfunctions.sam.deployment.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML document that is being written: keys in the order in which they are put, each with a reason if it has one. */
public final class YamlMapping implements YamlPart {

    private final MappingNode node;

    private YamlMapping(MappingNode node) {
        this.node = node;
    }

    /** A mapping without keys. */
    public static YamlMapping empty() {
        return new YamlMapping(new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK));
    }

    /** A mapping of a document that was read; what is put comes into the document. */
    public static YamlMapping of(MappingNode node) {
        return new YamlMapping(node);
    }

    /**
     * Puts a key at the end.
     *
     * @param value what {@link YamlNodes#of} makes a node of
     */
    public YamlMapping put(String key, Object value) {
        node.getValue().add(new NodeTuple(YamlNodes.of(key), YamlNodes.of(value)));
        return this;
    }

    /** Puts a key at the end, with a comment above it. */
    public YamlMapping put(String key, Object value, String why) {
        put(key, value);
        List<CommentLine> comments = new ArrayList<>();
        why.lines().forEach(line -> comments.add(new CommentLine(null, null, " " + line, CommentType.BLOCK)));
        last().setBlockComments(comments);
        return this;
    }

    /** Puts a key at the end if there is a value for it. */
    public YamlMapping put(String key, Optional<?> value) {
        value.ifPresent(some -> put(key, some));
        return this;
    }

    /** Puts a key at the end, with an empty line above it. */
    public YamlMapping putApart(String key, Object value) {
        put(key, value);
        last().setBlockComments(new ArrayList<>(List.of(new CommentLine(null, null, "", CommentType.BLANK_LINE))));
        return this;
    }

    /** The value of a key. */
    public Optional<Node> get(String key) {
        return tuple(key).map(NodeTuple::getValueNode);
    }

    /** The value of a key of a document that was read, if it is a mapping. */
    public static Optional<MappingNode> member(MappingNode node, String key) {
        return of(node).get(key).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    /** A key and its value. */
    public Optional<NodeTuple> tuple(String key) {
        return node.getValue().stream().filter(tuple -> key(tuple).equals(key)).findFirst();
    }

    /** The name of a key; empty if the key is not a scalar. */
    public static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Whether there are no keys. */
    public boolean isEmpty() {
        return node.getValue().isEmpty();
    }

    @Override
    public MappingNode node() {
        return node;
    }

    private Node last() {
        return node.getValue().get(node.getValue().size() - 1).getKeyNode();
    }
}

package io.eventfunctions.sam.deployment.yaml;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** The text of a YAML document and its tree, tags and comments included. */
public final class YamlText {

    /** SnakeYAML quotes every scalar that has a tag, and these names never need it. */
    private static final Pattern NAME = Pattern.compile("(!Ref|!GetAtt|!Condition) '([A-Za-z0-9:.]+)'");

    private static final Pattern INDENTED_EMPTY_LINE = Pattern.compile("^ +$", Pattern.MULTILINE);

    private YamlText() {}

    /**
     * Reads a document.
     *
     * @param name what messages call it
     * @throws IllegalArgumentException if it isn't YAML, or not a mapping
     */
    public static MappingNode parse(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
        } catch (YAMLException e) {
            throw MESSAGES.notYaml(name, e.getMessage(), e);
        }
        throw MESSAGES.notAMapping(name);
    }

    /** Writes a document. */
    public static String print(Node document) {
        DumperOptions options = new DumperOptions();
        options.setProcessComments(true);
        options.setSplitLines(false);
        options.setWidth(160);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(document, text);
        String plain = NAME.matcher(text.toString()).replaceAll("$1 $2");
        return INDENTED_EMPTY_LINE.matcher(plain).replaceAll("");
    }

    /** A copy of a key and its value, comments included. */
    public static NodeTuple copy(NodeTuple tuple) {
        YamlMapping one = YamlMapping.empty();
        one.node().getValue().add(tuple);
        return parse("a copy", print(one.node())).getValue().get(0);
    }

    /** Whether two nodes say the same, whatever their comments. */
    public static boolean same(Node one, Node other) {
        return withoutComments(one).equals(withoutComments(other));
    }

    private static String withoutComments(Node node) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(node, text);
        return text.toString();
    }
}

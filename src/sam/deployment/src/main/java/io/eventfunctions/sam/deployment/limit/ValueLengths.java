package io.eventfunctions.sam.deployment.limit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * How long values of a template may become in the longest environment and region, as JSON without white space. What a parameter is
 * given is taken for an ARN, and what is selected of one for a name of usual length.
 */
final class ValueLengths {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final int ARN = 150;
    private static final int PART = 64;
    private static final int ID = "subnet-0123456789abcdef0".length();
    private static final int REGION = "ap-southeast-1".length();
    private static final int ACCOUNT = 12;
    private static final Map<String, Integer> PSEUDO = Map.of(
            Template.ENVIRONMENT,
            Template.PREFIX_LENGTH - 1,
            "AWS::Region",
            REGION,
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Partition",
            "aws-us-gov".length(),
            "AWS::URLSuffix",
            "amazonaws.com.cn".length(),
            "AWS::NoValue",
            0);

    private static final String QUEUE = "AWS::SQS::Queue";
    private static final int QUEUE_URL = "https://sqs..amazonaws.com//".length() + REGION + ACCOUNT;
    private static final int ARN_BEFORE_NAME = "arn:aws-us-gov:logs:::log-group::*".length() + REGION + ACCOUNT;

    private final MappingNode parameters;
    private final MappingNode resources;

    /** Lengths in a document. */
    ValueLengths(MappingNode document) {
        this.parameters = YamlMapping.member(document, "Parameters")
                .orElseGet(() -> YamlMapping.empty().node());
        this.resources = YamlMapping.member(document, "Resources")
                .orElseGet(() -> YamlMapping.empty().node());
    }

    /** The number of characters of a value. */
    int of(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (value instanceof MappingNode mapping) {
            return 1
                    + mapping.getValue().stream()
                            .mapToInt(tuple -> quoted(tuple.getKeyNode()) + quoted(tuple.getValueNode()) + 2)
                            .sum();
        }
        List<Node> nodes = ((SequenceNode) value).getValue();
        return switch (value.getTag().getValue()) {
            case "!Sub" -> substituted((ScalarNode) nodes.get(0), (MappingNode) nodes.get(1));
            case "!Join" -> joined(((ScalarNode) nodes.get(0)).getValue().length(), nodes.get(1));
            case "!If" -> Math.max(of(nodes.get(1)), of(nodes.get(2)));
            case "!Select" -> Math.min(of(nodes.get(1)), PART);
            case "!Split" -> of(nodes.get(1));
            default -> 1 + nodes.stream().mapToInt(node -> quoted(node) + 1).sum();
        };
    }

    private int quoted(Node value) {
        return of(value)
                + (value instanceof ScalarNode || !value.getTag().getValue().startsWith("tag:") ? 2 : 0);
    }

    private int joined(int separator, Node list) {
        if (list instanceof SequenceNode sequence && list.getTag().getValue().startsWith("tag:")) {
            return sequence.getValue().stream()
                    .mapToInt(node -> of(node) + separator)
                    .sum();
        }
        return of(list) + separator;
    }

    private int scalar(ScalarNode scalar) {
        return switch (scalar.getTag().getValue()) {
            case "!Ref", "!GetAtt" -> reference(scalar.getValue());
            case "!Sub" -> substituted(scalar, YamlMapping.empty().node());
            default -> scalar.getValue().length();
        };
    }

    private int substituted(ScalarNode text, MappingNode values) {
        Matcher placeholder = PLACEHOLDER.matcher(text.getValue());
        int length = text.getValue().length();
        while (placeholder.find()) {
            String name = placeholder.group(1);
            length += YamlMapping.of(values).get(name).map(this::of).orElseGet(() -> reference(name))
                    - placeholder.group().length();
        }
        return length;
    }

    private int reference(String target) {
        Integer pseudo = PSEUDO.get(target);
        if (pseudo != null) {
            return pseudo;
        }
        String id = target.split("\\.")[0];
        Optional<MappingNode> resource = YamlMapping.member(resources, id);
        Optional<Integer> name = resource.flatMap(this::name);
        if (name.isEmpty()) {
            boolean network = YamlMapping.member(parameters, id)
                    .filter(parameter -> type(parameter).startsWith("AWS::EC2::"))
                    .isPresent();
            return network ? ID : ARN;
        }
        if (target.endsWith("Name")) {
            return name.get();
        }
        boolean url = target.equals(id) && QUEUE.equals(type(resource.get()));
        return name.get() + (url ? QUEUE_URL : ARN_BEFORE_NAME);
    }

    private static String type(MappingNode resource) {
        return YamlMapping.of(resource)
                .get("Type")
                .map(type -> ((ScalarNode) type).getValue())
                .orElse("");
    }

    /** The length of the longest of the names that a resource has, of the queue or topic, for example. */
    private Optional<Integer> name(MappingNode resource) {
        return YamlMapping.member(resource, "Properties").flatMap(properties -> properties.getValue().stream()
                .filter(tuple -> YamlMapping.key(tuple).endsWith("Name"))
                .map(NodeTuple::getValueNode)
                .map(this::of)
                .max(Comparator.naturalOrder()));
    }
}

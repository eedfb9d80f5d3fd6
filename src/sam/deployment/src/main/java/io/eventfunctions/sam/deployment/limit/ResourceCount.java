package io.eventfunctions.sam.deployment.limit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/** How many resources a stack will have: those of the template, and those that SAM adds. */
public final class ResourceCount {

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String PREFERENCE = "DeploymentPreference";
    private static final String API = "AWS::Serverless::HttpApi";

    /** Event sources of SAM that become a resource and a permission; the others become one of them. */
    private static final Set<String> WITH_PERMISSION = Set.of("SNS", "EventBridgeRule");

    private final Optional<MappingNode> globals;
    private boolean gradual;
    private boolean sharedRole;

    private ResourceCount(Optional<MappingNode> globals) {
        this.globals = globals;
    }

    /** The number for a document. */
    public static int of(MappingNode document) {
        ResourceCount count = new ResourceCount(
                YamlMapping.member(document, "Globals").flatMap(globals -> YamlMapping.member(globals, "Function")));
        int resources = members(document, "Resources").stream()
                .mapToInt(tuple -> count.resource((MappingNode) tuple.getValueNode()))
                .sum();
        return resources + (count.gradual ? 1 : 0) + (count.sharedRole ? 1 : 0);
    }

    private int resource(MappingNode resource) {
        return switch (text(resource, "Type")) {
            // and its stage
            case API -> 2;
            case FUNCTION -> function(YamlMapping.member(resource, "Properties").orElseThrow());
            default -> 1;
        };
    }

    private int function(MappingNode properties) {
        int events = 0;
        for (NodeTuple event : members(properties, "Events")) {
            events += WITH_PERMISSION.contains(text((MappingNode) event.getValueNode(), "Type")) ? 2 : 1;
        }
        int version = has(properties, "AutoPublishAlias") ? 2 : 0;
        int url = has(properties, "FunctionUrlConfig") ? 1 : 0;
        int invocation = has(properties, "EventInvokeConfig") ? 1 : 0;
        return 1 + events + version + url + invocation + deployment(properties);
    }

    private int deployment(MappingNode properties) {
        if (!has(properties, PREFERENCE)) {
            return 0;
        }
        gradual = true;
        sharedRole |= !hasRole(Optional.of(properties)) && !hasRole(globals);
        return 1;
    }

    private static boolean hasRole(Optional<MappingNode> function) {
        return function.flatMap(properties -> YamlMapping.member(properties, PREFERENCE))
                .flatMap(preference -> YamlMapping.of(preference).get("Role"))
                .isPresent();
    }

    private boolean has(MappingNode properties, String key) {
        return YamlMapping.of(properties).get(key).isPresent()
                || globals.flatMap(all -> YamlMapping.of(all).get(key)).isPresent();
    }

    private static List<NodeTuple> members(MappingNode node, String key) {
        return YamlMapping.member(node, key).map(MappingNode::getValue).orElse(List.of());
    }

    private static String text(MappingNode node, String key) {
        return YamlMapping.of(node).get(key).orElse(null) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}

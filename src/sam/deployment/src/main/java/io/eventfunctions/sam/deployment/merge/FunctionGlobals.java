package io.eventfunctions.sam.deployment.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/** What all functions have. Of several modules that is what they agree on; the rest moves to the functions of each module. */
final class FunctionGlobals {

    /** The member that functions have. */
    static final String OF_FUNCTIONS = "Function";

    private static final String FUNCTION = "AWS::Serverless::Function";

    private FunctionGlobals() {}

    /** Returns the members that all modules agree on, and moves the others to the functions of their modules. */
    static MappingNode shared(List<ModuleTemplate> modules) {
        YamlMapping shared = YamlMapping.empty();
        for (ModuleTemplate module : modules) {
            for (NodeTuple member : members(module)) {
                String key = YamlMapping.key(member);
                boolean agreed = modules.stream().allMatch(other -> value(other, key)
                        .filter(value -> YamlText.same(value, member.getValueNode()))
                        .isPresent());
                if (!agreed) {
                    functions(module).forEach(function -> give(function, member));
                } else if (shared.get(key).isEmpty()) {
                    shared.node().getValue().add(member);
                }
            }
        }
        return shared.node();
    }

    /** The functions of a module's template. */
    static List<MappingNode> functions(ModuleTemplate module) {
        List<MappingNode> functions = new ArrayList<>();
        YamlMapping.member(module.template(), "Resources")
                .ifPresent(resources -> resources.getValue().forEach(resource -> {
                    if (resource.getValueNode() instanceof MappingNode function
                            && YamlMapping.of(function)
                                    .get("Type")
                                    .filter(type -> type instanceof ScalarNode scalar
                                            && scalar.getValue().equals(FUNCTION))
                                    .isPresent()) {
                        functions.add(function);
                    }
                }));
        return functions;
    }

    private static List<NodeTuple> members(ModuleTemplate module) {
        return YamlMapping.member(module.template(), "Globals")
                .flatMap(globals -> YamlMapping.member(globals, OF_FUNCTIONS))
                .map(MappingNode::getValue)
                .orElse(List.of());
    }

    private static Optional<Node> value(ModuleTemplate module, String key) {
        return members(module).stream()
                .filter(member -> YamlMapping.key(member).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static void give(MappingNode function, NodeTuple member) {
        YamlMapping.member(function, "Properties").ifPresent(properties -> fill(properties, YamlText.copy(member)));
    }

    /** A function's own value overrides the shared one; mappings are merged. */
    private static void fill(MappingNode properties, NodeTuple member) {
        Optional<Node> own = YamlMapping.of(properties).get(YamlMapping.key(member));
        if (own.isEmpty()) {
            properties.getValue().add(member);
        } else if (own.get() instanceof MappingNode one && member.getValueNode() instanceof MappingNode other) {
            other.getValue().forEach(tuple -> fill(one, tuple));
        }
    }
}

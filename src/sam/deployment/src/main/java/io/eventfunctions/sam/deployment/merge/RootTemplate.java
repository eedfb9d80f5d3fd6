package io.eventfunctions.sam.deployment.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.eventfunctions.sam.deployment.limit.TemplateLimits;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.MergeHint;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * One template of several modules. What two of them define identically is written once; of a queue that one only sends to, the
 * definition of the module that consumes it applies.
 */
public final class RootTemplate {

    private static final List<String> SECTIONS =
            List.of("Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs");

    /** Where code may be that is no file of the module. */
    private static final String S3 = "s3://";

    private final TemplateProblems problems;
    private final Map<String, String> owners = new LinkedHashMap<>();

    /** A template whose conflicts are added to some problems. */
    public RootTemplate(TemplateProblems problems) {
        this.problems = problems;
    }

    /**
     * Merges templates; they are used up.
     *
     * @param comment what the merged one begins with
     */
    public MappingNode of(List<ModuleTemplate> modules, String comment) {
        YamlMapping root = YamlMapping.empty()
                .put("AWSTemplateFormatVersion", "2010-09-09", comment)
                .put("Transform", "AWS::Serverless-2016-10-31")
                .put("Description", "The functions of " + names(modules));
        modules.forEach(RootTemplate::rebase);
        new QueueConsumers(problems).check(modules);
        YamlMapping globals = globals(modules);
        for (String section : SECTIONS) {
            if (section.equals("Resources") && !globals.isEmpty()) {
                root.putApart("Globals", globals);
            }
            YamlMapping merged = YamlMapping.empty();
            for (ModuleTemplate module : modules) {
                YamlMapping.of(module.template()).get(section).ifPresent(content -> ((MappingNode) content)
                        .getValue()
                        .forEach(tuple -> add(merged, section, tuple, module)));
            }
            if (!merged.isEmpty()) {
                root.putApart(section, merged);
            }
        }
        new TemplateLimits(problems).check(root.node());
        return root.node();
    }

    /** Those of functions are as the modules agree; others must be the same. */
    private YamlMapping globals(List<ModuleTemplate> modules) {
        YamlMapping all = YamlMapping.empty();
        MappingNode ofFunctions = FunctionGlobals.shared(modules);
        if (!ofFunctions.getValue().isEmpty()) {
            all.put(FunctionGlobals.OF_FUNCTIONS, ofFunctions);
        }
        for (ModuleTemplate module : modules) {
            YamlMapping.member(module.template(), "Globals").ifPresent(content -> content.getValue().stream()
                    .filter(tuple -> !YamlMapping.key(tuple).equals(FunctionGlobals.OF_FUNCTIONS))
                    .forEach(tuple -> add(all, "Globals", tuple, module)));
        }
        return all;
    }

    private static String names(List<ModuleTemplate> modules) {
        return String.join(", ", modules.stream().map(ModuleTemplate::name).toList());
    }

    private void add(YamlMapping merged, String section, NodeTuple tuple, ModuleTemplate module) {
        String key = YamlMapping.key(tuple);
        NodeTuple there = merged.tuple(key).orElse(null);
        if (there == null) {
            merged.node().getValue().add(tuple);
            owners.put(section + "/" + key, module.name());
        } else if (YamlText.same(there.getValueNode(), tuple.getValueNode())
                || isOnlySentTo(tuple) && !isOnlySentTo(there)) {
            return;
        } else if (isOnlySentTo(there) && !isOnlySentTo(tuple)) {
            merged.node().getValue().set(merged.node().getValue().indexOf(there), tuple);
            owners.put(section + "/" + key, module.name());
        } else {
            problems.add(MESSAGES.differentDefinitions(owners.get(section + "/" + key), module.name(), section, key));
        }
    }

    private static boolean isOnlySentTo(NodeTuple tuple) {
        return tuple.getValueNode() instanceof MappingNode resource
                && YamlMapping.member(resource, "Metadata")
                        .flatMap(metadata -> YamlMapping.of(metadata).get(MergeHint.KEY))
                        .filter(node -> node instanceof ScalarNode scalar
                                && scalar.getValue().equals(MergeHint.SENT_TO))
                        .isPresent();
    }

    /** Makes paths begin where the merged template is. */
    private static void rebase(ModuleTemplate module) {
        for (MappingNode function : FunctionGlobals.functions(module)) {
            YamlMapping.member(function, "Properties").ifPresent(properties -> path(module, properties, "CodeUri"));
            YamlMapping.member(function, "Metadata").ifPresent(metadata -> path(module, metadata, "DockerContext"));
        }
    }

    private static void path(ModuleTemplate module, MappingNode node, String key) {
        List<NodeTuple> members = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            Node value = tuple.getValueNode();
            boolean path = YamlMapping.key(tuple).equals(key)
                    && value instanceof ScalarNode scalar
                    && !scalar.getValue().startsWith(S3);
            members.add(
                    path
                            ? new NodeTuple(
                                    tuple.getKeyNode(), YamlNodes.of(module.path(((ScalarNode) value).getValue())))
                            : tuple);
        }
        node.setValue(members);
    }
}

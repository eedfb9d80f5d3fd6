package io.eventfunctions.sam.deployment.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.template.Merged;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/**
 * One template of several modules. What two of them say in the same words is there once; a queue that one only sends to is as the
 * one that consumes it says.
 */
public final class RootTemplate {

    private static final List<String> SECTIONS =
            List.of("Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs");

    /** Where code may be that is no file of the module. */
    private static final String S3 = "s3://";

    private final Mistakes mistakes;
    private final Map<String, String> owners = new LinkedHashMap<>();

    /** A template whose conflicts are told as mistakes. */
    public RootTemplate(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Merges templates; they are used up.
     *
     * @param comment what the merged one begins with
     */
    public MappingNode of(List<Module> modules, String comment) {
        Mapping root = Mapping.empty()
                .put("AWSTemplateFormatVersion", "2010-09-09", comment)
                .put("Transform", "AWS::Serverless-2016-10-31")
                .put("Description", "The functions of " + names(modules));
        modules.forEach(RootTemplate::rebase);
        new Consumers(mistakes).check(modules);
        Mapping globals = globals(modules);
        for (String section : SECTIONS) {
            if (section.equals("Resources") && !globals.isEmpty()) {
                root.putApart("Globals", globals);
            }
            Mapping merged = Mapping.empty();
            for (Module module : modules) {
                Mapping.of(module.template()).get(section).ifPresent(content -> ((MappingNode) content)
                        .getValue()
                        .forEach(tuple -> add(merged, section, tuple, module)));
            }
            if (!merged.isEmpty()) {
                root.putApart(section, merged);
            }
        }
        return root.node();
    }

    /** Those of functions are as the modules agree; others must be the same. */
    private Mapping globals(List<Module> modules) {
        Mapping all = Mapping.empty();
        MappingNode ofFunctions = Globals.shared(modules);
        if (!ofFunctions.getValue().isEmpty()) {
            all.put(Globals.OF_FUNCTIONS, ofFunctions);
        }
        for (Module module : modules) {
            Mapping.member(module.template(), "Globals").ifPresent(content -> content.getValue().stream()
                    .filter(tuple -> !Mapping.key(tuple).equals(Globals.OF_FUNCTIONS))
                    .forEach(tuple -> add(all, "Globals", tuple, module)));
        }
        return all;
    }

    private static String names(List<Module> modules) {
        return String.join(", ", modules.stream().map(Module::name).toList());
    }

    private void add(Mapping merged, String section, NodeTuple tuple, Module module) {
        String key = Mapping.key(tuple);
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
            mistakes.add(
                    "EVF0983 %s and %s both have %s/%s in their templates, and not the same: give one's channel, queue, topic or application another name, or let their configuration agree",
                    owners.get(section + "/" + key), module.name(), section, key);
        }
    }

    private static boolean isOnlySentTo(NodeTuple tuple) {
        return tuple.getValueNode() instanceof MappingNode resource
                && Mapping.member(resource, "Metadata")
                        .flatMap(metadata -> Mapping.of(metadata).get(Merged.KEY))
                        .filter(node -> node instanceof ScalarNode scalar
                                && scalar.getValue().equals(Merged.SENT_TO))
                        .isPresent();
    }

    /** Makes paths begin where the merged template is. */
    private static void rebase(Module module) {
        for (MappingNode function : Globals.functions(module)) {
            Mapping.member(function, "Properties").ifPresent(properties -> path(module, properties, "CodeUri"));
            Mapping.member(function, "Metadata").ifPresent(metadata -> path(module, metadata, "DockerContext"));
        }
    }

    private static void path(Module module, MappingNode node, String key) {
        List<NodeTuple> members = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            Node value = tuple.getValueNode();
            boolean path = Mapping.key(tuple).equals(key)
                    && value instanceof ScalarNode scalar
                    && !scalar.getValue().startsWith(S3);
            members.add(
                    path
                            ? new NodeTuple(tuple.getKeyNode(), Nodes.of(module.path(((ScalarNode) value).getValue())))
                            : tuple);
        }
        node.setValue(members);
    }
}

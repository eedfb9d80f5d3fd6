package io.eventfunctions.sam.deployment.template;

import java.util.List;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/** A template that grows: what is declared for the first time stays, and nothing is there that nobody has asked for. */
final class Template {

    /** The parameter that begins the names of queues, topics and functions. */
    static final String ENVIRONMENT = "Environment";

    /** The greatest length of {@link #ENVIRONMENT}, the dash behind it included. */
    static final int PREFIX_LENGTH = 17;

    private static final int ID_LENGTH = 255;

    private final Mistakes mistakes;
    private final Mapping parameters = Mapping.empty();
    private final Mapping conditions = Mapping.empty();
    private final Mapping resources = Mapping.empty();
    private final Mapping outputs = Mapping.empty();
    private final Mapping globals = Mapping.empty();

    Template(Mistakes mistakes) {
        this.mistakes = mistakes;
        parameters.put(
                ENVIRONMENT,
                Mapping.empty()
                        .put("Type", "String")
                        .put("Default", "dev")
                        .put("AllowedPattern", "[a-z][a-z0-9-]{0,15}")
                        .put(
                                "Description",
                                "Begins the names of queues, topics and functions, so that an account may have several"));
    }

    Mistakes mistakes() {
        return mistakes;
    }

    /** What all functions have. */
    Mapping globals() {
        return globals;
    }

    /** Declares a parameter that may be left empty, and the condition that it isn't. */
    String optional(String parameter, String description, String condition) {
        if (parameters.get(parameter).isEmpty()) {
            parameters.put(
                    parameter,
                    Mapping.empty().put("Type", "String").put("Default", "").put("Description", description));
            conditions.put(condition, Nodes.notEmpty(parameter));
        }
        return condition;
    }

    /** Declares a parameter that has to be given. */
    String required(String parameter, String type, String description) {
        if (parameters.get(parameter).isEmpty()) {
            parameters.put(parameter, Mapping.empty().put("Type", type).put("Description", description));
        }
        return parameter;
    }

    void condition(String name, Object node) {
        if (conditions.get(name).isEmpty()) {
            conditions.put(name, node);
        }
    }

    /**
     * Adds a resource.
     *
     * @return the resource, for what stands beside its properties
     */
    Mapping resource(String id, String type, Mapping properties) {
        if (resources.get(id).isPresent()) {
            mistakes.add(
                    "EVF0976 Two resources of the template would have the logical id %s: give one of the channels, queues or topics that it is made of another name",
                    id);
        }
        if (id.length() > ID_LENGTH) {
            mistakes.add(
                    "EVF0977 The logical id %s has %d characters, CloudFormation allows %d: shorten the name of the application, channel, queue or topic",
                    id, id.length(), ID_LENGTH);
        }
        Mapping resource = Mapping.empty().put("Type", type).put("Properties", properties);
        resources.putApart(id, resource);
        return resource;
    }

    void output(String id, String description, Object value) {
        if (outputs.get(id).isEmpty()) {
            outputs.put(id, Mapping.empty().put("Description", description).put("Value", value));
        }
    }

    /** A name in the environment that is deployed. */
    static Object named(String name) {
        return Nodes.sub("${%s}-%s".formatted(ENVIRONMENT, name));
    }

    /** The document. */
    MappingNode document(String description) {
        Mapping document = Mapping.empty()
                .put(
                        "AWSTemplateFormatVersion",
                        "2010-09-09",
                        "Made by the build from the channels of the application's functions.\nWhat is to be there as well stands in src/main/sam/*.yaml.")
                .put("Transform", "AWS::Serverless-2016-10-31")
                .put("Description", description);
        for (Section section : List.of(
                new Section("Parameters", parameters),
                new Section("Conditions", conditions),
                new Section("Globals", globals),
                new Section("Resources", resources),
                new Section("Outputs", outputs))) {
            if (!section.content().isEmpty()) {
                document.putApart(section.name(), section.content());
            }
        }
        return document.node();
    }

    private record Section(String name, Mapping content) {}
}

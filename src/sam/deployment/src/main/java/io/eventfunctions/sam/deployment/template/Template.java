package io.eventfunctions.sam.deployment.template;

import java.util.List;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** A template that is being written. Parameters, conditions and outputs are declared by what needs them; the first declaration stays. */
public final class Template {

    /** The parameter that begins the names of queues, topics and functions. */
    public static final String ENVIRONMENT = "Environment";

    /** The greatest length of {@link #ENVIRONMENT}, the dash behind it included. */
    public static final int PREFIX_LENGTH = 17;

    private static final int ID_LENGTH = 255;

    private final TemplateProblems problems;
    private final YamlMapping parameters = YamlMapping.empty();
    private final YamlMapping conditions = YamlMapping.empty();
    private final YamlMapping resources = YamlMapping.empty();
    private final YamlMapping outputs = YamlMapping.empty();
    private final YamlMapping globals = YamlMapping.empty();

    /** A template without resources, whose conflicts are added to some problems. */
    public Template(TemplateProblems problems) {
        this.problems = problems;
        parameters.put(
                ENVIRONMENT,
                YamlMapping.empty()
                        .put("Type", "String")
                        .put("Default", "dev")
                        .put("AllowedPattern", "[a-z][a-z0-9-]{0,15}")
                        .put(
                                "Description",
                                "Begins the names of queues, topics and functions, so that an account may have several"));
    }

    /** What all functions have. */
    public YamlMapping globals() {
        return globals;
    }

    /** Declares a parameter that may be left empty, and the condition that it isn't. */
    public String optional(String parameter, String description, String condition) {
        if (parameters.get(parameter).isEmpty()) {
            parameters.put(
                    parameter,
                    YamlMapping.empty().put("Type", "String").put("Default", "").put("Description", description));
            conditions.put(condition, Intrinsics.notEmpty(parameter));
        }
        return condition;
    }

    /** Declares a parameter that has to be given. */
    public String required(String parameter, String type, String description) {
        if (parameters.get(parameter).isEmpty()) {
            parameters.put(parameter, YamlMapping.empty().put("Type", type).put("Description", description));
        }
        return parameter;
    }

    /**
     * Adds a resource.
     *
     * @return the resource, for what stands beside its properties
     */
    public YamlMapping resource(String id, String type, YamlMapping properties) {
        if (resources.get(id).isPresent()) {
            problems.add(MESSAGES.sameLogicalId(id));
        }
        if (id.length() > ID_LENGTH) {
            problems.add(MESSAGES.logicalIdTooLong(id, ID_LENGTH));
        }
        YamlMapping resource = YamlMapping.empty().put("Type", type).put("Properties", properties);
        resources.putApart(id, resource);
        return resource;
    }

    /**
     * Adds a resource that outlives the stack, because it holds what nobody has a copy of. A deployment that fails while the stack is
     * created removes it.
     *
     * @return the resource, for what stands beside its properties
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html">DeletionPolicy</a>
     */
    public YamlMapping retainedResource(String id, String type, YamlMapping properties) {
        return resource(id, type, properties)
                .put("DeletionPolicy", "RetainExceptOnCreate")
                .put("UpdateReplacePolicy", "Retain");
    }

    /** Declares an output. */
    public void output(String id, String description, Object value) {
        if (outputs.get(id).isEmpty()) {
            outputs.put(id, YamlMapping.empty().put("Description", description).put("Value", value));
        }
    }

    /** A name with that of the deployed environment before it. */
    public static Object named(String name) {
        return Intrinsics.sub("${%s}-%s".formatted(ENVIRONMENT, name));
    }

    /** The document. */
    public MappingNode document(String description) {
        YamlMapping document = YamlMapping.empty()
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

    private record Section(String name, YamlMapping content) {}
}

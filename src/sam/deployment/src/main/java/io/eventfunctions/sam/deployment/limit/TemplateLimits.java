package io.eventfunctions.sam.deployment.limit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Checks the size of a whole template, and of what grows with the channels that a function sends to.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">Quotas of CloudFormation</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">Quotas of IAM</a>
 */
public final class TemplateLimits {

    private static final int MOST_RESOURCES = 500;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_OUTPUTS = 200;
    private static final int LARGEST_ENVIRONMENT = 4_096;
    private static final int LONGEST_POLICIES = 10_240;
    private static final int LONGEST_DESCRIPTION = 256;

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String API = "AWS::Serverless::HttpApi";

    /** Event sources of SAM that become a resource and a permission; the others become one of them. */
    private static final Set<String> WITH_PERMISSION = Set.of("SNS", "EventBridgeRule");

    private final TemplateProblems problems;

    /** Limits whose violations are added to some problems. */
    public TemplateLimits(TemplateProblems problems) {
        this.problems = problems;
    }

    /** Checks a document. */
    public void check(MappingNode document) {
        ValueLengths lengths = new ValueLengths(document);
        count(document, "Parameters", MOST_PARAMETERS);
        count(document, "Outputs", MOST_OUTPUTS);
        int resources = 0;
        for (NodeTuple tuple : members(document, "Resources")) {
            MappingNode resource = (MappingNode) tuple.getValueNode();
            String id = YamlMapping.key(tuple);
            resources += resources(resource);
            environment(id, document, resource, lengths);
            policies(id, resource, lengths);
            description(id, resource, lengths);
        }
        most("resources, those that SAM adds included", resources, MOST_RESOURCES);
    }

    private void count(MappingNode document, String section, int most) {
        most(section.toLowerCase(Locale.ROOT), members(document, section).size(), most);
    }

    private void most(String what, int number, int most) {
        if (number > most) {
            problems.add(MESSAGES.tooMany(number, what, most));
        }
    }

    private static int resources(MappingNode resource) {
        String type = text(resource, "Type");
        if (type.equals(API)) {
            return 2;
        }
        if (!type.equals(FUNCTION)) {
            return 1;
        }
        MappingNode properties = YamlMapping.member(resource, "Properties").orElseThrow();
        int events = 0;
        for (NodeTuple event : members(properties, "Events")) {
            events += WITH_PERMISSION.contains(text((MappingNode) event.getValueNode(), "Type")) ? 2 : 1;
        }
        int version = YamlMapping.of(properties).get("VersionDescription").isPresent() ? 2 : 0;
        int url = YamlMapping.of(properties).get("FunctionUrlConfig").isPresent() ? 2 : 0;
        int invocation = YamlMapping.of(properties).get("EventInvokeConfig").isPresent() ? 1 : 0;
        return 1 + events + version + url + invocation;
    }

    private void environment(String id, MappingNode document, MappingNode function, ValueLengths lengths) {
        if (!text(function, "Type").equals(FUNCTION)) {
            return;
        }
        int own = YamlMapping.member(function, "Properties")
                .map(properties -> variables(properties, lengths))
                .orElse(0);
        int all = YamlMapping.member(document, "Globals")
                .flatMap(globals -> YamlMapping.member(globals, "Function"))
                .map(globals -> variables(globals, lengths))
                .orElse(0);
        if (own + all > LARGEST_ENVIRONMENT) {
            problems.add(MESSAGES.environmentTooLarge(id, own + all, LARGEST_ENVIRONMENT));
        }
    }

    private static int variables(MappingNode function, ValueLengths lengths) {
        return YamlMapping.member(function, "Environment")
                .map(environment -> members(environment, "Variables"))
                .orElse(List.of())
                .stream()
                .mapToInt(variable -> lengths.of(variable.getKeyNode()) + lengths.of(variable.getValueNode()))
                .sum();
    }

    private void policies(String id, MappingNode role, ValueLengths lengths) {
        if (!text(role, "Type").equals("AWS::IAM::Role")) {
            return;
        }
        YamlMapping.member(role, "Properties")
                .flatMap(properties -> YamlMapping.of(properties).get("Policies"))
                .map(lengths::of)
                .filter(length -> length > LONGEST_POLICIES)
                .ifPresent(length -> problems.add(MESSAGES.policiesTooLong(id, length, LONGEST_POLICIES)));
    }

    private void description(String id, MappingNode function, ValueLengths lengths) {
        YamlMapping.member(function, "Properties")
                .flatMap(properties -> YamlMapping.of(properties).get("VersionDescription"))
                .map(lengths::of)
                .filter(length -> length > LONGEST_DESCRIPTION)
                .ifPresent(length -> problems.add(MESSAGES.descriptionTooLong(id, length, LONGEST_DESCRIPTION)));
    }

    private static List<NodeTuple> members(MappingNode node, String key) {
        return YamlMapping.member(node, key).map(MappingNode::getValue).orElse(List.of());
    }

    private static String text(MappingNode node, String key) {
        Node value = YamlMapping.of(node).get(key).orElse(null);
        return value instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}

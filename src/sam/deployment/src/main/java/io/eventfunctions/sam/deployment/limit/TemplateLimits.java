package io.eventfunctions.sam.deployment.limit;

import java.util.List;
import java.util.Locale;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

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
    private static final int LARGEST_TEMPLATE = 1_048_576;
    private static final int LARGEST_DESCRIPTION = 1_024;
    private static final int LARGEST_ENVIRONMENT = 4_096;
    private static final int LONGEST_POLICIES = 10_240;
    private static final int LONGEST_DESCRIPTION = 256;

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

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
        most("resources, those that SAM adds included", ResourceCount.of(document), MOST_RESOURCES);
        size(document);
        FilterLimits filters = new FilterLimits(problems, lengths);
        for (NodeTuple tuple : members(document, "Resources")) {
            MappingNode resource = (MappingNode) tuple.getValueNode();
            String id = YamlMapping.key(tuple);
            filters(id, resource, filters);
            environment(id, document, resource, lengths);
            policies(id, resource, lengths);
            description(id, resource, lengths);
        }
    }

    private void size(MappingNode document) {
        int bytes = YamlText.print(document).getBytes(UTF_8).length;
        if (bytes > LARGEST_TEMPLATE) {
            problems.add(MESSAGES.templateTooLarge(bytes, LARGEST_TEMPLATE));
        }
        int description = text(document, "Description").getBytes(UTF_8).length;
        if (description > LARGEST_DESCRIPTION) {
            problems.add(MESSAGES.templateDescriptionTooLong(description, LARGEST_DESCRIPTION));
        }
    }

    private static void filters(String id, MappingNode resource, FilterLimits filters) {
        YamlMapping.member(resource, "Properties").ifPresent(properties -> {
            switch (text(resource, "Type")) {
                case FUNCTION -> filters.events(id, properties);
                case SUBSCRIPTION -> filters.subscription(id, properties);
                default -> {}
            }
        });
    }

    private void count(MappingNode document, String section, int most) {
        most(section.toLowerCase(Locale.ROOT), members(document, section).size(), most);
    }

    private void most(String what, int number, int most) {
        if (number > most) {
            problems.add(MESSAGES.tooMany(number, what, most));
        }
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

package io.eventfunctions.sam.deployment.limit;

import java.util.List;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Checks what selects the events of a function, which grows with the types that it takes.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">Quotas of EventBridge</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Constraints of filter policies</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Event filtering of Lambda</a>
 */
final class FilterLimits {

    /** What an account has without asking for more, and the most that it can have. */
    private static final int USUAL_PATTERN = 2_048;

    private static final int LONGEST_PATTERN = 4_096;
    private static final int USUAL_FILTERS = 5;
    private static final int MOST_FILTERS = 10;
    private static final int LONGEST_FILTER = 4_096;
    private static final int MOST_KEYS = 5;
    private static final int MOST_COMBINATIONS = 150;
    private static final int LARGEST_POLICY = 256 * 1024;

    private final TemplateProblems problems;
    private final ValueLengths lengths;

    FilterLimits(TemplateProblems problems, ValueLengths lengths) {
        this.problems = problems;
        this.lengths = lengths;
    }

    /** Checks a subscription. */
    void subscription(String id, MappingNode properties) {
        YamlMapping.member(properties, "FilterPolicy").ifPresent(policy -> {
            policy(id, policy.getValue().size(), MOST_KEYS, "keys");
            policy(id, combinations(policy), MOST_COMBINATIONS, "combinations of values");
            policy(id, lengths.of(policy), LARGEST_POLICY, "bytes");
        });
    }

    /** Checks what invokes a function. */
    void events(String function, MappingNode properties) {
        for (NodeTuple event : YamlMapping.member(properties, "Events")
                .map(MappingNode::getValue)
                .orElse(List.of())) {
            YamlMapping.member((MappingNode) event.getValueNode(), "Properties").ifPresent(source -> {
                String id = function + "/" + YamlMapping.key(event);
                subscription(id, source);
                rule(id, source);
                mapping(id, source);
            });
        }
    }

    private void rule(String id, MappingNode source) {
        int length = YamlMapping.of(source).get("Pattern").map(lengths::of).orElse(0);
        if (length > LONGEST_PATTERN) {
            problems.add(MESSAGES.eventPatternTooLong(id, length, LONGEST_PATTERN));
        } else if (length > USUAL_PATTERN) {
            MESSAGES.moreThanUsual(id, length, "characters in its event pattern", USUAL_PATTERN, "EventBridge");
        }
    }

    private void mapping(String id, MappingNode source) {
        List<Node> filters = YamlMapping.member(source, "FilterCriteria")
                .flatMap(criteria -> YamlMapping.of(criteria).get("Filters"))
                .map(node -> ((SequenceNode) node).getValue())
                .orElse(List.of());
        if (filters.size() > MOST_FILTERS) {
            problems.add(MESSAGES.tooManyFilters(id, filters.size(), MOST_FILTERS));
        } else if (filters.size() > USUAL_FILTERS) {
            MESSAGES.moreThanUsual(id, filters.size(), "filters", USUAL_FILTERS, "Lambda");
        }
        for (Node filter : filters) {
            int length = YamlMapping.of((MappingNode) filter)
                    .get("Pattern")
                    .map(lengths::of)
                    .orElse(0);
            if (length > LONGEST_FILTER) {
                problems.add(MESSAGES.filterTooLong(id, length, LONGEST_FILTER));
            }
        }
    }

    private void policy(String id, int number, int most, String what) {
        if (number > most) {
            problems.add(MESSAGES.filterPolicyTooLarge(id, number, what, most));
        }
    }

    /** The product of the lengths of all lists. */
    private static int combinations(Node policy) {
        if (policy instanceof SequenceNode values) {
            return values.getValue().size();
        }
        if (policy instanceof MappingNode members) {
            return members.getValue().stream()
                    .mapToInt(member -> combinations(member.getValueNode()))
                    .reduce(1, (one, other) -> one * other);
        }
        return 1;
    }
}

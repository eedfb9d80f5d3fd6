package io.eventfunctions.sam.deployment.eventsource;

import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.AsynchronousInvocation;
import io.eventfunctions.sam.deployment.invocation.FailureQueue;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Functions that rules of EventBridge invoke.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html">EventBridgeRule</a>
 */
final class RuleEventSource {

    private final TemplateProblems problems;
    private final AsynchronousInvocation invocation;

    RuleEventSource(Template template, TemplateProblems problems) {
        this.problems = problems;
        this.invocation = new AsynchronousInvocation(template);
    }

    /** The logical id of the rule that SAM makes of the function's event. */
    static String rule(String application, Channel channel) {
        return LambdaFunction.of(application, channel).id() + LogicalIds.of(channel.name());
    }

    /**
     * Adds a rule.
     *
     * @param bus the name or ARN of the bus; empty for the default bus
     * @param usual the pattern, unless the channel has one of its own
     */
    void add(LambdaFunction function, Channel channel, Optional<String> bus, YamlMapping usual) {
        YamlMapping event = YamlMapping.empty();
        bus.ifPresent(name -> event.put("EventBusName", name));
        function.event(
                LogicalIds.of(channel.name()),
                "EventBridgeRule",
                event.put("Pattern", own(channel).orElseGet(usual::node))
                        .put(
                                "DeadLetterConfig",
                                Map.of("Arn", FailureQueue.arn(channel)),
                                "what the bus can't hand to the function"));
        invocation.addTo(function, channel);
    }

    private Optional<MappingNode> own(Channel channel) {
        return channel.settings().eventPattern().flatMap(pattern -> {
            try {
                return Optional.of(YamlText.parse("The event pattern", pattern));
            } catch (IllegalArgumentException e) {
                String key = ChannelSpec.key(channel.name()) + "event-pattern";
                problems.add(MESSAGES.invalidEventPattern(pattern, key, e.getMessage()));
                return Optional.empty();
            }
        });
    }
}

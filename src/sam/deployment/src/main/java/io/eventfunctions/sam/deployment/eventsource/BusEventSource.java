package io.eventfunctions.sam.deployment.eventsource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.AsynchronousInvocation;
import io.eventfunctions.sam.deployment.invocation.FailureQueue;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;
import io.eventfunctions.spi.ChannelSource;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Functions that rules of EventBridge invoke.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html">EventBridgeRule</a>
 */
final class BusEventSource {

    private final TemplateProblems problems;
    private final AsynchronousInvocation invocation;

    BusEventSource(Template template, TemplateProblems problems) {
        this.problems = problems;
        this.invocation = new AsynchronousInvocation(template);
    }

    /** The logical id of the rule that SAM makes of the function's event. */
    static String rule(String application, Channel channel) {
        return LambdaFunction.of(application, channel).id() + LogicalIds.of(channel.name());
    }

    void add(LambdaFunction function, Channel channel, ChannelSource.BusSource source) {
        function.event(
                LogicalIds.of(channel.name()),
                "EventBridgeRule",
                YamlMapping.empty()
                        .put("EventBusName", source.name())
                        .put("Pattern", pattern(channel, source))
                        .put(
                                "DeadLetterConfig",
                                Map.of("Arn", FailureQueue.arn(channel)),
                                "what the bus can't hand to the function"));
        invocation.addTo(function, channel);
    }

    private MappingNode pattern(Channel channel, ChannelSource.BusSource source) {
        if (channel.settings().eventPattern().isPresent()) {
            String key = ChannelSpec.key(channel.name()) + "event-pattern";
            String pattern = channel.settings().eventPattern().get();
            try {
                return YamlText.parse("The event pattern", pattern);
            } catch (IllegalArgumentException e) {
                problems.add(MESSAGES.invalidEventPattern(pattern, key, e.getMessage()));
            }
        }
        YamlMapping pattern = YamlMapping.empty();
        if (!source.eventSources().isEmpty()) {
            pattern.put("source", source.eventSources());
        }
        if (!channel.types().isEmpty()) {
            List<Object> types = new ArrayList<>(channel.types());
            pattern.put(
                    "$or",
                    List.of(Map.of("detail-type", types), Map.of("detail", Map.of("type", List.copyOf(types)))),
                    "events of EventBridge, and CloudEvents in the detail");
        }
        if (pattern.isEmpty()) {
            pattern.put("account", List.of(Intrinsics.ref("AWS::AccountId")), "everything: a pattern can't be empty");
        }
        return pattern.node();
    }
}

package io.eventfunctions.sam.deployment.eventsource;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.AsynchronousInvocation;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.topic.SubscriptionFilter;
import io.eventfunctions.sam.deployment.topic.TopicNames;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Functions that SNS invokes without a queue in between.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html">SNS</a>
 */
final class TopicEventSource {

    private final TemplateProblems problems;
    private final SubscriptionFilter filter;
    private final AsynchronousInvocation invocation;

    TopicEventSource(Template template, TemplateProblems problems, SubscriptionFilter filter) {
        this.problems = problems;
        this.filter = filter;
        this.invocation = new AsynchronousInvocation(template);
    }

    void add(LambdaFunction function, Channel channel, ChannelSource.SubscriptionSource source) {
        Destination.PubSubTopic topic = source.topic();
        if (ResourceNames.isFifo(topic.name())) {
            problems.add(MESSAGES.fifoTopicInvokesFunction(channel.name(), topic.name()));
        }
        YamlMapping event = YamlMapping.empty().put("Topic", TopicNames.arn(topic));
        filter.addTo(event, channel, topic);
        function.event(LogicalIds.of(channel.name()), "SNS", event);
        if (topic.arn().isEmpty()) {
            function.setting(
                    ChannelSettings.incoming(channel.name(), "topic"),
                    "${" + TopicNames.id(topic.name()) + ".TopicName}");
        }
        invocation.addTo(function, channel);
    }
}

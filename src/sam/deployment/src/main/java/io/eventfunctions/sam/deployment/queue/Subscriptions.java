package io.eventfunctions.sam.deployment.queue;

import java.util.Map;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.topic.SubscriptionFilter;
import io.eventfunctions.sam.deployment.topic.TopicNames;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

/**
 * The subscriptions of queues to topics.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html">AWS::SNS::Subscription</a>
 */
final class Subscriptions {

    private final Template template;
    private final QueuePlan plan;
    private final SubscriptionFilter filter;

    Subscriptions(Template template, QueuePlan plan, SubscriptionFilter filter) {
        this.template = template;
        this.plan = plan;
        this.filter = filter;
    }

    /** Adds the subscription of a channel's queue. One that exists already is subscribed by its owner, who alone can let the topic in. */
    void add(Channel channel, ChannelSource.QueueSource source) {
        if (source.queue().url().isEmpty()) {
            source.subscribedTo().ifPresent(topic -> add(channel, source.queue(), topic));
        }
    }

    private void add(Channel channel, Destination.Queue queue, Destination.PubSubTopic topic) {
        YamlMapping properties = YamlMapping.empty()
                .put("TopicArn", TopicNames.arn(topic))
                .put("Protocol", "sqs")
                .put("Endpoint", QueueNames.arn(queue))
                .put("RawMessageDelivery", true);
        filter.addTo(properties, channel, topic);
        String undelivered = QueueNames.id(plan.undelivered(queue.name(), topic));
        properties.put(
                "RedrivePolicy",
                Map.of("deadLetterTargetArn", Intrinsics.getAtt(undelivered, "Arn")),
                "what SNS can't deliver to the queue");
        String id = QueueNames.id(queue.name());
        template.resource(id + "Subscription", "AWS::SNS::Subscription", properties)
                .put(
                        "DependsOn",
                        YamlNodes.line(id + "Policy", undelivered + "Policy"),
                        "SNS doesn't try again where it isn't let in yet");
    }
}

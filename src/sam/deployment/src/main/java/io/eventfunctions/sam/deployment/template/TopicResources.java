package io.eventfunctions.sam.deployment.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.eventfunctions.sam.deployment.SamConfig.FilterPolicy;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.application.Way;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * The topics of SNS that channels send to or are subscribed to, and the subscriptions of queues.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html">AWS::SNS::Subscription</a>
 */
final class TopicResources {

    private final Template template;
    private final Application application;
    private final Encryption encryption;

    TopicResources(Template template, Application application) {
        this.template = template;
        this.application = application;
        this.encryption = new Encryption(template);
    }

    void write() {
        Map<String, Destination.Topic> topics = new TreeMap<>();
        for (Channel channel : application.channels()) {
            topicOf(channel).ifPresent(topic -> topics.put(topic.name(), topic));
            channel.sendsTo().forEach(name -> destination(name, topics));
        }
        application.http().channels().forEach(name -> destination(name, topics));
        topics.values().stream().filter(topic -> topic.arn().isEmpty()).forEach(this::topic);
    }

    void subscriptions(Queues queues) {
        application.channels().forEach(channel -> subscription(channel, queues));
    }

    private void destination(String channel, Map<String, Destination.Topic> topics) {
        Way way = application.ways().get(channel);
        if (way != null && way.destination() instanceof Destination.Topic topic) {
            topics.putIfAbsent(topic.name(), topic);
        }
    }

    private static Optional<Destination.Topic> topicOf(Channel channel) {
        if (channel.source() instanceof Source.Topic source) {
            return Optional.of(source.topic());
        }
        return channel.source() instanceof Source.Queue queue ? queue.topic() : Optional.empty();
    }

    private void topic(Destination.Topic topic) {
        String id = Ids.topic(topic.name());
        Mapping properties = Mapping.empty().put("TopicName", Template.named(topic.name()));
        if (Destination.isFifo(topic.name())) {
            properties.put("FifoTopic", true);
            properties.put(
                    "ContentBasedDeduplication",
                    false,
                    "publishers send an id that is made of the event's source and id");
        }
        encryption.ofTopic(properties);
        template.resource(id, "AWS::SNS::Topic", properties);
        template.resource(
                id + "Policy",
                "AWS::SNS::TopicPolicy",
                Mapping.empty()
                        .put("Topics", List.of(Nodes.ref(id)))
                        .put(
                                "PolicyDocument",
                                Policies.document(List.of(Policies.onlyTls("sns:Publish", Nodes.ref(id))))));
        template.output(id + "Arn", "The topic " + topic.name(), Nodes.ref(id));
    }

    private void subscription(Channel channel, Queues queues) {
        if (!(channel.source() instanceof Source.Queue queue)
                || queue.topic().isEmpty()
                || queue.url().isPresent()) {
            // Whoever has a queue subscribes it, since only he can let the topic in.
            return;
        }
        Mapping properties = Mapping.empty()
                .put("TopicArn", Arns.topic(queue.topic().get()))
                .put("Protocol", "sqs")
                .put("Endpoint", Arns.queue(queue.name(), queue.url()))
                .put("RawMessageDelivery", true);
        filter(channel, queue.topic().get(), properties);
        String letters = Ids.queue(queues.undelivered(queue));
        properties.put(
                "RedrivePolicy",
                Map.of("deadLetterTargetArn", Nodes.getAtt(letters, "Arn")),
                "what SNS can't deliver to the queue");
        String id = Ids.queue(queue.name());
        template.resource(id + "Subscription", "AWS::SNS::Subscription", properties)
                .put(
                        "DependsOn",
                        Nodes.line(id + "Policy", letters + "Policy"),
                        "SNS doesn't try again where it isn't let in yet");
    }

    /** Lets through what the channel's functions take. */
    void filter(Channel channel, Destination.Topic topic, Mapping properties) {
        FilterPolicy by = channel.settings()
                .filterPolicy()
                .orElse(application.publishesBinary(topic.name()) ? FilterPolicy.ATTRIBUTES : FilterPolicy.BODY);
        if (by == FilterPolicy.NONE || channel.types().isEmpty()) {
            return;
        }
        List<String> types = List.copyOf(channel.types());
        if (by == FilterPolicy.BODY) {
            properties
                    .put(
                            "FilterPolicyScope",
                            "MessageBody",
                            "the type of structured events, which need no message attributes")
                    .put("FilterPolicy", Map.of("type", types));
        } else {
            properties
                    .put("FilterPolicyScope", "MessageAttributes", "the type of events in both content modes")
                    .put("FilterPolicy", Map.of("ce-type", types));
        }
    }
}

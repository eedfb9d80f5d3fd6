package io.eventfunctions.sam.deployment.topic;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.application.OutgoingRoute;
import io.eventfunctions.sam.deployment.contributor.TemplateContributor;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.iam.Encryption;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

/** The topics of SNS that channels send to or are subscribed to. */
public final class SnsContributor implements TemplateContributor {

    private final Template template;
    private final DeployedApplication application;
    private final TemplateProblems problems;
    private final Encryption encryption;

    /** The topics of an application. */
    public SnsContributor(Template template, DeployedApplication application, TemplateProblems problems) {
        this.template = template;
        this.application = application;
        this.problems = problems;
        this.encryption = new Encryption(template);
    }

    @Override
    public void check(OutgoingRoute route) {
        if (route.destination() instanceof Destination.PubSubTopic topic
                && topic.arn().isEmpty()) {
            TopicNames.check(topic.name(), ChannelSettings.outgoing(route.channel(), "topic"), problems);
        }
    }

    @Override
    public void addResources() {
        TopicResources resources = new TopicResources(template);
        topics().values().stream().filter(topic -> topic.arn().isEmpty()).forEach(resources::write);
    }

    @Override
    public void send(LambdaFunction function, OutgoingRoute route) {
        if (route.destination() instanceof Destination.PubSubTopic topic) {
            String id = TopicNames.id(topic.name());
            if (topic.arn().isEmpty()) {
                function.setting(route.key("topic.arn"), "${" + id + "}");
            }
            function.role().allow("PublishTo" + id, TopicNames.arn(topic), "sns:Publish");
            encryption.allow(function.role());
        }
    }

    private Map<String, Destination.PubSubTopic> topics() {
        Map<String, Destination.PubSubTopic> topics = new TreeMap<>();
        for (Channel channel : application.channels()) {
            consumed(channel).ifPresent(topic -> topics.put(topic.name(), topic));
            channel.sendsTo().forEach(name -> addDestination(name, topics));
        }
        application.http().channels().forEach(name -> addDestination(name, topics));
        return topics;
    }

    private static Optional<Destination.PubSubTopic> consumed(Channel channel) {
        if (channel.source() instanceof ChannelSource.SubscriptionSource source) {
            return Optional.of(source.topic());
        }
        return channel.source() instanceof ChannelSource.QueueSource queue ? queue.subscribedTo() : Optional.empty();
    }

    private void addDestination(String channel, Map<String, Destination.PubSubTopic> topics) {
        OutgoingRoute route = application.routes().get(channel);
        if (route != null && route.destination() instanceof Destination.PubSubTopic topic) {
            topics.putIfAbsent(topic.name(), topic);
        }
    }
}

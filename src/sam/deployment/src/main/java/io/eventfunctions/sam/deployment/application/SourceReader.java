package io.eventfunctions.sam.deployment.application;

import java.util.List;
import java.util.Optional;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.lambda.LambdaConnector;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Finds out where the events of a channel come from. */
final class SourceReader {

    private final String application;
    private final ChannelSettings settings;
    private final Connectors connectors;
    private final TemplateProblems problems;

    SourceReader(String application, ChannelSettings settings, Connectors connectors, TemplateProblems problems) {
        this.application = application;
        this.settings = settings;
        this.connectors = connectors;
        this.problems = problems;
    }

    /** The source; empty if there is a problem, which is added then. */
    Optional<Source> source(String channel) {
        String name = settings.incomingConnector(channel).orElse(LambdaConnector.NAME);
        Optional<ConnectorDescriptor> connector =
                connectors.find(name).filter(ConnectorDescriptor::isAvailableOnLambda);
        if (connector.isEmpty()) {
            problems.add(
                    "EVF0972 mp.messaging.incoming.%s.connector=%s doesn't work on Lambda: possible are smallrye-sqs, smallrye-kafka and event-functions-lambda",
                    channel, name);
            return Optional.empty();
        }
        try {
            return source(channel, connector.get().source(settings.incoming(channel, connector)));
        } catch (IllegalArgumentException e) {
            problems.add("%s", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Source> source(String channel, ChannelSource source) {
        if (source instanceof ChannelSource.QueueSource queue) {
            return Optional.of(new Source.Queue(
                    queue.queue().name(),
                    queue.queue().url(),
                    queue.subscribedTo().map(SourceReader::topic)));
        }
        if (source instanceof ChannelSource.TopicSource topics) {
            return Optional.of(
                    new Source.Kafka(List.copyOf(topics.names()), topics.group().orElse(application)));
        }
        if (source instanceof ChannelSource.SubscriptionSource subscription) {
            return Optional.of(new Source.Topic(topic(subscription.topic())));
        }
        if (source instanceof ChannelSource.StreamSource stream) {
            return Optional.of(new Source.Kinesis(stream.name()));
        }
        if (source instanceof ChannelSource.TableSource table) {
            return Optional.of(new Source.DynamoDb(table.name()));
        }
        if (source instanceof ChannelSource.BucketSource bucket) {
            return Optional.of(new Source.S3(bucket.name()));
        }
        if (source instanceof ChannelSource.BusSource bus) {
            return Optional.of(new Source.Bus(bus.name(), bus.eventSources()));
        }
        if (source instanceof ChannelSource.NamedSource named) {
            return Optional.of(new Source.Topic(new Destination.Topic(named.name(), Optional.empty())));
        }
        problems.add(
                "EVF0973 mp.messaging.incoming.%s.pattern=true: an event source mapping of Lambda names its topics; list them in mp.messaging.incoming.%s.topics",
                channel, channel);
        return Optional.empty();
    }

    private static Destination.Topic topic(io.eventfunctions.spi.Destination.PubSubTopic topic) {
        return new Destination.Topic(topic.name(), topic.arn());
    }

    /** {@code null} where Lambda has no such destination. */
    static Destination destination(io.eventfunctions.spi.Destination destination) {
        if (destination instanceof io.eventfunctions.spi.Destination.Queue queue) {
            return new Destination.Queue(queue.name(), queue.url());
        }
        if (destination instanceof io.eventfunctions.spi.Destination.PubSubTopic topic) {
            return topic(topic);
        }
        return destination instanceof io.eventfunctions.spi.Destination.Topic topic
                ? new Destination.Kafka(topic.name())
                : null;
    }

    static List<String> list(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }
}

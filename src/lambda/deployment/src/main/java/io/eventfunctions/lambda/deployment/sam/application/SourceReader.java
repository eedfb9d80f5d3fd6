package io.eventfunctions.lambda.deployment.sam.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.lambda.LambdaConnector;
import io.eventfunctions.lambda.deployment.sam.Mistakes;
import io.eventfunctions.lambda.source.SourceKind;

/** Finds out where the events of a channel come from. */
final class SourceReader {

    static final String SQS = "smallrye-sqs";
    static final String SNS = "smallrye-sns";
    static final String KAFKA = "smallrye-kafka";

    private final String application;
    private final ChannelSettings settings;
    private final Connectors connectors;
    private final Mistakes mistakes;

    SourceReader(String application, ChannelSettings settings, Connectors connectors, Mistakes mistakes) {
        this.application = application;
        this.settings = settings;
        this.connectors = connectors;
        this.mistakes = mistakes;
    }

    /** The source; empty if that is a mistake, which is told then. */
    Optional<Source> source(String channel) {
        String connector = settings.incomingConnector(channel).orElse(LambdaConnector.NAME);
        Function<String, Optional<String>> attributes = settings.incomingLookup(channel, connectors.find(connector));
        return switch (connector) {
            case SQS -> {
                Destination.Queue queue = queue(channel, attributes);
                yield Optional.of(new Source.Queue(queue.name(), queue.url(), topic(attributes)));
            }
            case KAFKA -> kafka(channel, attributes);
            case LambdaConnector.NAME -> eventSource(channel, attributes);
            default -> {
                mistakes.add(
                        "EVF0972 mp.messaging.incoming.%s.connector=%s doesn't work on Lambda: possible are smallrye-sqs, smallrye-kafka and event-functions-lambda",
                        channel, connector);
                yield Optional.empty();
            }
        };
    }

    static Destination.Queue queue(String channel, Function<String, Optional<String>> attributes) {
        Optional<String> url = attributes.apply("queue.url");
        String name = url.map(text -> text.substring(text.lastIndexOf('/') + 1))
                .or(() -> attributes.apply("queue"))
                .orElse(channel);
        return new Destination.Queue(name, url);
    }

    private static Optional<Destination.Topic> topic(Function<String, Optional<String>> attributes) {
        Optional<String> arn = attributes.apply("topic.arn");
        return arn.map(text -> text.substring(text.lastIndexOf(':') + 1))
                .or(() -> attributes.apply("topic"))
                .map(name -> new Destination.Topic(name, arn));
    }

    private Optional<Source> kafka(String channel, Function<String, Optional<String>> attributes) {
        if (attributes.apply("pattern").filter(Boolean::parseBoolean).isPresent()) {
            mistakes.add(
                    "EVF0973 mp.messaging.incoming.%s.pattern=true: an event source mapping of Lambda names its topics; list them in mp.messaging.incoming.%s.topics",
                    channel, channel);
            return Optional.empty();
        }
        String topics =
                attributes.apply("topics").or(() -> attributes.apply("topic")).orElse(channel);
        String group = attributes.apply("group.id").orElse(application);
        return Optional.of(new Source.Kafka(list(topics), group));
    }

    private static Optional<Source> eventSource(String channel, Function<String, Optional<String>> attributes) {
        return topic(attributes)
                .<Source>map(Source.Topic::new)
                .or(() -> attributes.apply(SourceKind.KINESIS.attribute()).map(Source.Kinesis::new))
                .or(() -> attributes.apply(SourceKind.DYNAMODB.attribute()).map(Source.DynamoDb::new))
                .or(() -> attributes.apply(SourceKind.S3.attribute()).map(Source.S3::new))
                .or(() -> attributes
                        .apply(SourceKind.EVENTBRIDGE.attribute())
                        .map(bus -> new Source.Bus(
                                bus,
                                attributes
                                        .apply("event-source")
                                        .map(SourceReader::list)
                                        .orElse(List.of()))))
                .or(() -> Optional.of(new Source.Topic(new Destination.Topic(channel, Optional.empty()))));
    }

    static List<String> list(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }
}

package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.aws.binding.FifoIds;
import io.eventfunctions.aws.binding.TopicAttributes;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** Describes SQS channels; an incoming one may name the topic that its queue is subscribed to. */
public class SqsConnectorDescriptor implements ConnectorDescriptor {

    static final String QUEUE = "queue";
    static final String QUEUE_URL = "queue.url";

    private final ConnectorDefaults defaults = new SqsDefaults();

    @Override
    public String connector() {
        return SqsCodec.CONNECTOR;
    }

    @Override
    public ChannelSource source(ChannelAttributes incoming) {
        return new ChannelSource.QueueSource(queue(incoming), TopicAttributes.topic(incoming));
    }

    @Override
    public Optional<Destination> destination(ChannelAttributes outgoing) {
        return Optional.of(queue(outgoing));
    }

    private static Destination.Queue queue(ChannelAttributes attributes) {
        Optional<String> url = attributes.find(QUEUE_URL);
        return new Destination.Queue(url.map(FifoIds::name).orElseGet(() -> attributes.findOrChannelName(QUEUE)), url);
    }

    @Override
    public Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(QUEUE, incoming.findOrChannelName(QUEUE));
        incoming.find(QUEUE_URL).ifPresent(url -> attributes.put(QUEUE_URL, url));
        return attributes;
    }

    /** A URL identifies a queue on its own; a name needs the same region, endpoint and credentials. */
    @Override
    public boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing) {
        boolean urls =
                incoming.find(QUEUE_URL).isPresent() && outgoing.find(QUEUE_URL).isPresent();
        return urls
                || AwsEndpoint.ATTRIBUTES.stream()
                        .allMatch(attribute -> incoming.find(attribute).equals(outgoing.find(attribute)));
    }

    @Override
    public ConnectorDefaults defaults() {
        return defaults;
    }

    @Override
    public boolean isAvailableOnLambda() {
        return true;
    }
}

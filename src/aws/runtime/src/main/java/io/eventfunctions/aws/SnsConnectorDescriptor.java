package io.eventfunctions.aws;

import java.util.Map;
import java.util.Optional;

import io.eventfunctions.aws.binding.TopicAttributes;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** Describes SNS channels, which only send. Queues and functions on Lambda subscribe to topics. */
public class SnsConnectorDescriptor implements ConnectorDescriptor {

    private final ConnectorDefaults defaults = new SnsDefaults();

    @Override
    public String connector() {
        return SnsCodec.CONNECTOR;
    }

    @Override
    public ChannelSource source(ChannelAttributes incoming) {
        return new ChannelSource.SubscriptionSource(topicOrChannel(incoming));
    }

    @Override
    public Optional<Destination> destination(ChannelAttributes outgoing) {
        return Optional.of(topicOrChannel(outgoing));
    }

    private static Destination.PubSubTopic topicOrChannel(ChannelAttributes attributes) {
        return TopicAttributes.topic(attributes)
                .orElseGet(() -> new Destination.PubSubTopic(attributes.channel(), Optional.empty()));
    }

    @Override
    public Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming) {
        return Map.of();
    }

    @Override
    public boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing) {
        return AwsEndpoint.ATTRIBUTES.stream()
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

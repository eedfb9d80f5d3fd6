package io.eventfunctions.redis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** Channels on Redis: incoming ones consume a stream, outgoing ones add to a stream or publish to a channel of pub/sub. */
public class RedisConnectorDescriptor implements ConnectorDescriptor {

    static final String STREAM = "stream";
    static final String URL = "url";
    static final String DESTINATION_TYPE = "destination-type";
    static final String PUBSUB = "pubsub";

    private final ConnectorDefaults defaults = new RedisDefaults();

    @Override
    public String connector() {
        return RedisCodec.CONNECTOR;
    }

    @Override
    public ChannelSource source(ChannelAttributes incoming) {
        return new ChannelSource.TopicSource(Set.of(incoming.findOrChannelName(STREAM)), incoming.find("group"));
    }

    @Override
    public Optional<Destination> destination(ChannelAttributes outgoing) {
        String name = outgoing.findOrChannelName(STREAM);
        boolean pubSub = outgoing.find(DESTINATION_TYPE).filter(PUBSUB::equals).isPresent();
        return Optional.of(pubSub ? new Destination.PubSubTopic(name, Optional.empty()) : new Destination.Topic(name));
    }

    @Override
    public Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming) {
        return Map.of(STREAM, destination.name());
    }

    @Override
    public boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing) {
        return incoming.find(URL).equals(outgoing.find(URL));
    }

    @Override
    public ConnectorDefaults defaults() {
        return defaults;
    }
}

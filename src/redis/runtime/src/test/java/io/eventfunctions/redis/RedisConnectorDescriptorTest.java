package io.eventfunctions.redis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What channels consume and where they send. */
class RedisConnectorDescriptorTest {

    private final RedisConnectorDescriptor descriptor = new RedisConnectorDescriptor();

    @Test
    void aChannelConsumesTheStreamOfItsNameOrAnother() {
        assertEquals(new ChannelSource.TopicSource(Set.of("users"), Optional.empty()), source(Map.of()));
        assertEquals(
                new ChannelSource.TopicSource(Set.of("people"), Optional.of("mail")),
                source(Map.of("stream", "people", "group", "mail")));
    }

    @Test
    void whatIsSentToItsStreamReachesItAndWhatIsPublishedToSubscribersDoesNot() {
        assertTrue(source(Map.of()).consumes(destination(Map.of("stream", "users"))));
        assertFalse(source(Map.of()).consumes(destination(Map.of("stream", "users", "destination-type", "pubsub"))));
    }

    @Test
    void publishingToAnIncomingChannelAddsToItsStream() {
        ChannelAttributes incoming = ChannelAttributes.of("users", Map.of("stream", "people"));
        Destination destination = descriptor.source(incoming).destination().orElseThrow();
        assertEquals(Map.of("stream", "people"), descriptor.attributesTo(destination, incoming));
    }

    @Test
    void streamsOfOneNameAreTheSameOnOneServerOnly() {
        ChannelAttributes here = ChannelAttributes.of("users", Map.of());
        ChannelAttributes there = ChannelAttributes.of("users", Map.of("url", "redis://elsewhere"));
        assertTrue(descriptor.isSameBroker(here, here));
        assertFalse(descriptor.isSameBroker(here, there));
    }

    private ChannelSource source(Map<String, String> attributes) {
        return descriptor.source(ChannelAttributes.of("users", attributes));
    }

    private Destination destination(Map<String, String> attributes) {
        return descriptor.destination(ChannelAttributes.of("out", attributes)).orElseThrow();
    }
}

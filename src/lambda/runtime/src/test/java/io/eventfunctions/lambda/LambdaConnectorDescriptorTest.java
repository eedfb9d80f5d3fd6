package io.eventfunctions.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a channel of an event source without a connector consumes. */
class LambdaConnectorDescriptorTest {

    private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:orders";

    @Test
    void aTopicIsNamedByItsNameOrItsArn() {
        assertEquals(
                new ChannelSource.SubscriptionSource(new Destination.PubSubTopic("orders", Optional.empty())),
                source(Map.of("topic", "orders")));
        assertEquals(
                new ChannelSource.SubscriptionSource(new Destination.PubSubTopic("orders", Optional.of(ARN))),
                source(Map.of("topic.arn", ARN)));
    }

    @Test
    void aBusMayBeNarrowedToSources() {
        assertEquals(
                new ChannelSource.BusSource("default", List.of("shop", "billing")),
                source(Map.of("bus", "default", "event-source", " shop, billing ")));
    }

    @Test
    void withoutAttributesTheChannelHasTheNameOfItsSource() {
        assertEquals(new ChannelSource.NamedSource("pictures"), source(Map.of()));
    }

    @Test
    void twoEventSourcesAreRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> source(Map.of("topic", "orders", "bucket", "photos")))
                .getMessage();
        assertTrue(message.startsWith("EVF0939"), message);
        assertTrue(message.contains("topic orders") && message.contains("bucket photos"), message);
    }

    private static ChannelSource source(Map<String, String> attributes) {
        return new LambdaConnectorDescriptor().source(ChannelAttributes.of("pictures", attributes));
    }
}

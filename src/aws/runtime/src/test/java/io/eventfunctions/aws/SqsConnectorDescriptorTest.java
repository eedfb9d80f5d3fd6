package io.eventfunctions.aws;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.ChannelAttributes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which channels have the same queue, so that dead letters are not sent to the queue that they are from. */
class SqsConnectorDescriptorTest {

    private static final String URL = "https://sqs.eu-central-1.amazonaws.com/123456789012/users";

    private final SqsConnectorDescriptor connector = new SqsConnectorDescriptor();

    @Test
    void theChannelIsTheNameWhereNoneIsSet() {
        assertTrue(same(Map.of(), "users", Map.of("queue", "users")));
        assertFalse(same(Map.of(), "letters", Map.of()));
    }

    @Test
    void twoUrlsAreComparedAsTheyAre() {
        assertTrue(same(Map.of("queue.url", URL), "letters", Map.of("queue.url", URL)));
        assertFalse(
                same(Map.of("queue.url", URL), "letters", Map.of("queue.url", URL.replace("eu-central", "us-east"))));
    }

    @Test
    void aUrlAndItsNameAreTheSame() {
        assertTrue(same(Map.of("queue.url", URL), "letters", Map.of("queue", "users")));
        assertTrue(same(Map.of(), "letters", Map.of("queue.url", URL)));
        assertFalse(same(Map.of(), "letters", Map.of("queue.url", URL + "-letters")));
    }

    @Test
    void aQueueInAnotherPlaceIsAnotherOne() {
        for (String attribute : connector.defaults().connection()) {
            assertFalse(same(Map.of(), "users", Map.of(attribute, "elsewhere")), attribute);
            assertTrue(same(Map.of(attribute, "elsewhere"), "users", Map.of(attribute, "elsewhere")), attribute);
        }
    }

    /** Whether an outgoing channel leads to what the incoming channel {@code users} consumes. */
    private boolean same(Map<String, String> users, String outgoing, Map<String, String> attributes) {
        ChannelAttributes consumer = ChannelAttributes.of("users", users);
        ChannelAttributes sender = ChannelAttributes.of(outgoing, attributes);
        return connector.source(consumer).consumes(connector.destination(sender).orElseThrow())
                && connector.isSameBroker(consumer, sender);
    }
}

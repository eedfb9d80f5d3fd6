package io.eventfunctions.rabbitmq;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.spi.ChannelAttributes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RabbitMqConnectorDescriptorTest {

    private final RabbitMqConnectorDescriptor connector = new RabbitMqConnectorDescriptor();

    @Test
    void whatIsPublishedToAConsumedQueueGoesToItsExchangeAndDeclaresTheQueueAsTheConsumerDoes() {
        assertEquals(Map.of("exchange.name", "users", "queue.name", "users"), attributesTo(Map.of()));
        assertEquals(
                Map.of(
                        "exchange.name", "people",
                        "queue.name", "mine",
                        "queue.x-queue-type", "quorum",
                        "routing-keys", "users.*,x",
                        "default-routing-key", "users.event"),
                attributesTo(Map.of(
                        "exchange.name", "people",
                        "queue.name", "mine",
                        "queue.x-queue-type", "quorum",
                        "routing-keys", "users.*,x",
                        "delivery.retry", "1")));
    }

    @Test
    void itGoesToTheQueueWhereNoRoutingKeyWould() {
        Map<String, String> headers = attributesTo(Map.of("exchange.type", "headers", "queue.name", "mine"));
        assertEquals("\"\"", headers.get("exchange.name"));
        assertEquals("mine", headers.get("default-routing-key"));
        assertEquals("users", attributesTo(Map.of("exchange.name", "\"\"")).get("default-routing-key"));
    }

    @Test
    void aQueueThatOnlyItsConsumerKnowsIsLeftToIt() {
        assertFalse(attributesTo(Map.of("queue.name", "(server.auto)")).containsKey("queue.name"));
        assertFalse(attributesTo(Map.of("queue.exclusive", "true")).containsKey("queue.name"));
    }

    @Test
    void deadLettersHaveAQueueOfTheirOwn() {
        assertEquals(
                Map.of("exchange.name", "\"\"", "default-routing-key", "dead-letters", "queue.name", "dead-letters"),
                new RabbitMqDefaults().deadLetterChannel("dead-letters"));
    }

    @ParameterizedTest
    @CsvSource({
        "topic,#,''",
        "topic,users.#,users",
        "topic,#.users.*.x,users.event.x",
        "topic,'a.b, c',a.b",
        "direct,a*,a*",
        "fanout,x,''"
    })
    void aRoutingKeyMatchesTheFirstBinding(String type, String bindings, String key) {
        assertEquals(key, RoutingKeys.matching(type, bindings));
    }

    @Test
    void anUnknownFailureStrategyIsReportedWithTheValidOnes() {
        assertEquals(FailureStrategy.REQUEUE, FailureStrategy.of("c", "requeue"));
        String message = assertThrows(IllegalStateException.class, () -> FailureStrategy.of("c", "ignore"))
                .getMessage();
        assertEquals(
                "EVF0806: Invalid value 'ignore' for mp.messaging.incoming.c.failure-strategy: expected one of fail, reject, requeue, accept",
                message);
    }

    private Map<String, String> attributesTo(Map<String, String> incoming) {
        ChannelAttributes consumer = ChannelAttributes.of("users", incoming);
        return connector.attributesTo(connector.source(consumer).destination().orElseThrow(), consumer);
    }
}

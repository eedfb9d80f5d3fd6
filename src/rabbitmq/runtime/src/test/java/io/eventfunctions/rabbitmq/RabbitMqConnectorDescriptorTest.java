package io.eventfunctions.rabbitmq;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @ParameterizedTest
    @CsvSource({
        "topic,#,'',true",
        "topic,#,a.b,true",
        "topic,users.*,users.eu,true",
        "topic,users.*,users,false",
        "topic,users.*,users.eu.de,false",
        "topic,users.#,users,true",
        "topic,#.de,users.eu.de,true",
        "topic,'a, b',b,true",
        "topic,'a, b',c,false",
        "direct,#,'',false",
        "direct,a,a,true",
        "fanout,a,b,true",
        "headers,a,b,true",
    })
    void aQueueConsumesWhatItsBindingsTakeFromItsExchange(String type, String keys, String key, boolean consumed) {
        ChannelSource users = connector.source(ChannelAttributes.of(
                "users", Map.of("exchange.name", "people", "exchange.type", type, "routing-keys", keys)));
        assertEquals(consumed, users.consumes(letters("people", key)));
        assertFalse(users.consumes(letters("other", key)));
    }

    @Test
    void aQueueConsumesWhatIsSentToItsName() {
        ChannelSource users = connector.source(ChannelAttributes.of("users", Map.of("queue.name", "mine")));
        assertTrue(users.consumes(letters("\"\"", "mine")));
        assertFalse(users.consumes(letters("\"\"", "users")));
    }

    private Destination letters(String exchange, String routingKey) {
        return connector
                .destination(ChannelAttributes.of(
                        "letters", Map.of("exchange.name", exchange, "default-routing-key", routingKey)))
                .orElseThrow();
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

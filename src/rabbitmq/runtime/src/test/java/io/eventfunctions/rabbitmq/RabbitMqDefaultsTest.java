package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RabbitMqDefaultsTest {

    private final RabbitMqDefaults defaults = new RabbitMqDefaults();

    @Test
    void theWayBackLeadsToTheExchangeAndDeclaresTheQueueAsTheConsumerDoes() {
        assertEquals(Map.of("exchange.name", "users", "queue.name", "users"), wayBack(Map.of()));
        assertEquals(
                Map.of(
                        "exchange.name", "people",
                        "queue.name", "mine",
                        "queue.x-queue-type", "quorum",
                        "routing-keys", "users.*,x",
                        "default-routing-key", "users.event"),
                wayBack(Map.of(
                        "exchange.name", "people",
                        "queue.name", "mine",
                        "queue.x-queue-type", "quorum",
                        "routing-keys", "users.*,x",
                        "delivery.retry", "1")));
    }

    @Test
    void theWayBackLeadsToTheQueueWhereNoRoutingKeyWould() {
        Map<String, String> headers = wayBack(Map.of("exchange.type", "headers", "queue.name", "mine"));
        assertEquals("\"\"", headers.get("exchange.name"));
        assertEquals("mine", headers.get("default-routing-key"));
        assertEquals("users", wayBack(Map.of("exchange.name", "\"\"")).get("default-routing-key"));
    }

    @Test
    void aQueueThatOnlyItsConsumerKnowsIsLeftToIt() {
        assertFalse(wayBack(Map.of("queue.name", "(server.auto)")).containsKey("queue.name"));
        assertFalse(wayBack(Map.of("queue.exclusive", "true")).containsKey("queue.name"));
    }

    @Test
    void deadLettersHaveAQueueOfTheirOwn() {
        assertEquals(
                Map.of("exchange.name", "\"\"", "default-routing-key", "letters", "queue.name", "letters"),
                defaults.deadLetters("letters"));
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
    void anUnknownFailureStrategyIsNamedWithThoseThereAre() {
        assertEquals(FailureStrategy.REQUEUE, FailureStrategy.of("c", "requeue"));
        String message = assertThrows(IllegalStateException.class, () -> FailureStrategy.of("c", "ignore"))
                .getMessage();
        assertTrue(message.contains("ignore") && message.contains("fail, reject, requeue, accept"), message);
    }

    private Map<String, String> wayBack(Map<String, String> incoming) {
        return defaults.wayBack("users", name -> Optional.ofNullable(incoming.get(name)));
    }
}

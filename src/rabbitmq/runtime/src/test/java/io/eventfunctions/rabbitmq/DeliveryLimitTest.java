package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which queues drop messages that were returned too often. */
class DeliveryLimitTest {

    private static final Map<String, Object> OLDER = Map.of("version", "3.13.7");
    private static final Map<String, Object> NEWER = Map.of("version", "4.0.1");

    @Test
    void aQuorumQueueWithALimitDropsMessages() {
        assertEquals(
                Optional.of("3"),
                DeliveryLimit.dropping(Map.of("x-queue-type", "quorum", "x-delivery-limit", 3L), OLDER));
    }

    @Test
    void aQuorumQueueHasALimitByDefaultSinceVersion4() {
        assertEquals(Optional.of("20"), DeliveryLimit.dropping(Map.of("x-queue-type", "quorum"), NEWER));
        assertEquals(Optional.empty(), DeliveryLimit.dropping(Map.of("x-queue-type", "quorum"), OLDER));
        assertEquals(Optional.empty(), DeliveryLimit.dropping(Map.of("x-queue-type", "quorum"), Map.of()));
    }

    @Test
    void aQuorumQueueWithoutLimitOrWithADeadLetterExchangeDropsNothing() {
        assertEquals(
                Optional.empty(),
                DeliveryLimit.dropping(Map.of("x-queue-type", "quorum", "x-delivery-limit", -1L), NEWER));
        assertEquals(
                Optional.empty(),
                DeliveryLimit.dropping(Map.of("x-queue-type", "quorum", "x-dead-letter-exchange", "DLX"), NEWER));
    }

    @Test
    void aClassicQueueDropsNothing() {
        assertEquals(Optional.empty(), DeliveryLimit.dropping(Map.of("x-delivery-limit", 3L), NEWER));
    }
}

package io.eventfunctions.rabbitmq;

import java.util.Map;

import com.rabbitmq.client.AMQP;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StreamQueuesTest {

    @Test
    void theMessagesOfAStreamHaveOffsets() {
        assertTrue(StreamQueues.isFromStream(properties(Map.of("x-stream-offset", 17L))));
    }

    @Test
    void thoseOfOtherQueuesHaveNone() {
        assertFalse(StreamQueues.isFromStream(properties(Map.of("cloudEvents_id", "1"))));
        assertFalse(StreamQueues.isFromStream(properties(null)));
    }

    private static AMQP.BasicProperties properties(Map<String, Object> headers) {
        return new AMQP.BasicProperties.Builder().headers(headers).build();
    }
}

package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.spi.ReceivedMessage;

/**
 * Reads what is in a record of a Kafka topic. What does so needs Kafka's classes, so it is a service that nothing else leads to:
 * a native image of an application without Kafka looks at all that something leads to.
 */
public interface KafkaContent {

    /**
     * The record's event.
     *
     * @param record the record as the invocation has it
     * @return never {@code null}; an {@link ReceivedMessage.Undecodable} if it carries no event
     */
    ReceivedMessage read(JsonNode record, String topic, int partition, long offset);
}

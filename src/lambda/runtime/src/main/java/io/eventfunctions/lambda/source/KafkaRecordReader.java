package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.spi.ReceivedMessage;

/**
 * Reads a record of a Kafka topic. The implementation needs Kafka's classes, so it is found as a service and nothing refers to it:
 * a native image includes whatever code refers to, and an application may have no Kafka.
 */
public interface KafkaRecordReader {

    /**
     * The record's event.
     *
     * @param record the record as the invocation has it
     * @return never {@code null}; a {@link ReceivedMessage.Undecodable} if it does not carry an event
     */
    ReceivedMessage read(JsonNode record, String topic, int partition, long offset);
}

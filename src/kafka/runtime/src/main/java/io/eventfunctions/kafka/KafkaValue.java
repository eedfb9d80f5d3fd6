package io.eventfunctions.kafka;

import io.cloudevents.CloudEvent;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.spi.DecodedPayload;

/**
 * The result of reading a record's headers and value: an event, or the reason why it is not one.
 *
 * @param bytes the record's value, or {@code null} for a tombstone
 * @param event the event, or {@code null} if the record is not one
 * @param payload the event's payload, or {@code null} if the functions decode it
 * @param failure why the record is not an event, or {@code null}
 */
record KafkaValue(
        byte @Nullable [] bytes,
        @Nullable CloudEvent event,
        @Nullable DecodedPayload payload,
        @Nullable RuntimeException failure) {

    /** Never throws. */
    static KafkaValue read(Headers headers, byte @Nullable [] bytes, PayloadDecoder payloads) {
        try {
            CloudEvent event = KafkaEventReader.read(headers, bytes);
            return new KafkaValue(bytes, event, payloads.read(event), null);
        } catch (RuntimeException e) {
            return new KafkaValue(bytes, null, null, e);
        }
    }
}

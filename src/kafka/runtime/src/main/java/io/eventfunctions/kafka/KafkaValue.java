package io.eventfunctions.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.spi.DecodedPayload;
import io.eventfunctions.spi.RequiredAttributes;

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

    private static final byte[] NO_DATA = {};

    /** Never throws. */
    static KafkaValue read(Headers headers, byte @Nullable [] bytes, PayloadDecoder payloads) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(headers, bytes == null ? NO_DATA : bytes)
                    .toEvent();
            RequiredAttributes.check(event);
            return new KafkaValue(bytes, event, payloads.read(event), null);
        } catch (RuntimeException e) {
            return new KafkaValue(bytes, null, null, e);
        }
    }
}

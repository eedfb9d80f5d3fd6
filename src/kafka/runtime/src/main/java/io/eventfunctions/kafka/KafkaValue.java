package io.eventfunctions.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.common.header.Headers;

import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.spi.DecodedPayload;
import io.eventfunctions.spi.RequiredAttributes;

/**
 * What a record's headers and value are: an event, or the bytes and what is wrong with them.
 *
 * @param bytes the record's value, or {@code null} for a tombstone
 * @param event the event, or {@code null} if it is none
 * @param payload the event's payload, or {@code null} if it is left to the functions
 * @param failure why it is no event, or {@code null}
 */
record KafkaValue(byte[] bytes, CloudEvent event, DecodedPayload payload, RuntimeException failure) {

    private static final byte[] NO_DATA = {};

    /** Never throws. */
    static KafkaValue read(Headers headers, byte[] bytes, PayloadDecoder payloads) {
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

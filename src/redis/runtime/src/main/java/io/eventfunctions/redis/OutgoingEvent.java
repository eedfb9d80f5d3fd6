package io.eventfunctions.redis;

import java.util.Map;

import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.ContentMode;

/**
 * What {@link RedisCodec} hands to an outgoing channel. A stream takes fields and pub/sub takes one text, so the channel writes
 * the event.
 *
 * @param event the event
 * @param mode the content mode in which a stream keeps it
 */
record OutgoingEvent(CloudEvent event, ContentMode mode) {

    /** The fields of a stream's entry. */
    Map<String, byte[]> fields() {
        return mode == ContentMode.STRUCTURED ? EntryFields.structured(event) : EntryFields.binary(event);
    }

    /** The payload of a pub/sub message, which has no fields: always the whole event as JSON. */
    byte[] json() {
        return EntryFields.json(event);
    }
}

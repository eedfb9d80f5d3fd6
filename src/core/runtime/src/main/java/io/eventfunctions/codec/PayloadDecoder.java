package io.eventfunctions.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.cloudevents.CloudEvent;

import io.eventfunctions.spi.DecodedPayload;

/** Reads payloads ahead, so that a codec can do so on a thread that delivers nothing. */
public final class PayloadDecoder {

    private final Map<String, PayloadType> byEventType = new HashMap<>();

    /** Reads the given types; an event type with several classes is left to the functions. */
    public PayloadDecoder(Collection<PayloadType> types) {
        Set<String> ambiguous = new HashSet<>();
        for (PayloadType type : types) {
            if (byEventType.put(type.eventType(), type) != null) {
                ambiguous.add(type.eventType());
            }
        }
        byEventType.keySet().removeAll(ambiguous);
    }

    /** The event's payload, or {@code null} if no function takes it or its data can't be read, which the attempt will tell. */
    public DecodedPayload read(CloudEvent event) {
        PayloadType type = byEventType.get(event.getType());
        if (type == null) {
            return null;
        }
        try {
            return new DecodedPayload(type.read(event));
        } catch (RuntimeException e) {
            return null;
        }
    }
}

package io.eventfunctions.spi;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A payload that a codec has read ahead of its event's delivery. It is given away once: payloads may be mutable, so each
 * attempt of each function has its own.
 */
public final class EarlyPayload {

    private final AtomicReference<Object> payload;

    /** Holds a payload, which nobody else may keep. */
    public EarlyPayload(Object payload) {
        this.payload = new AtomicReference<>(payload);
    }

    /** The payload, for the first who asks for its class; {@code null} for everybody else. */
    public Object take(Class<?> type) {
        Object held = payload.getPlain();
        return type.isInstance(held) && payload.compareAndSet(held, null) ? held : null;
    }
}

package io.eventfunctions.spi;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * A payload that a codec has decoded ahead of its event's delivery. It is handed out once: payloads may be mutable, so each attempt
 * of each function has its own.
 */
public final class DecodedPayload {

    private final AtomicReference<@Nullable Object> payload;

    /** Holds a payload, to which no other reference may be kept. */
    public DecodedPayload(Object payload) {
        this.payload = new AtomicReference<>(payload);
    }

    /** The payload at the first call with its class; {@code null} at every other call. */
    public @Nullable Object take(Class<?> type) {
        Object held = payload.getPlain();
        return type.isInstance(held) && payload.compareAndSet(held, null) ? held : null;
    }
}

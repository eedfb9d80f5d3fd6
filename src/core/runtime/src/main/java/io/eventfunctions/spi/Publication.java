package io.eventfunctions.spi;

import java.util.function.BooleanSupplier;

/**
 * Metadata of every message that the core sends to an outgoing channel. A connector that keeps messages before it sends them, or sends them
 * again, may drop those whose publication is over: their publisher has been told of the failure already.
 */
public final class Publication {

    private final BooleanSupplier over;

    /** A publication that is over once the condition holds; it is asked by any thread. */
    public Publication(BooleanSupplier over) {
        this.over = over;
    }

    /** Whether the publisher has its result, be it a confirmation or the end of {@code delivery.timeout}. */
    public boolean isOver() {
        return over.getAsBoolean();
    }
}

package io.eventfunctions.function;

/** Where a function runs. */
public enum Execution {
    /** On a worker thread, where it may block: the default. */
    WORKER,
    /** On a virtual thread ({@code @RunOnVirtualThread}); on a Java version without them, on a worker. */
    VIRTUAL_THREAD,
    /** On the event loop, where it must not block ({@code @NonBlocking}, or it returns a {@code Uni}). */
    EVENT_LOOP
}

package io.eventfunctions.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.DeadLetter;

/**
 * Reads and removes the dead letters that a connector's channels hold: a CDI bean qualified with {@code @Identifier} and the
 * connector's name. A connector whose broker cannot be read back has none; then its dead letters are neither listed nor redriven.
 */
public interface DeadLetterStore {

    /** The type of the events with which a store remembers, on the topic of the dead letters, that one is removed. No function gets them. */
    String REMOVED = "io.eventfunctions.deadletter.removed";

    /**
     * Where a channel's dead letters are.
     *
     * @param channel the dead-letter channel, as users name it
     * @param outgoing the Reactive Messaging channel that sends dead letters there: another name where {@code channel} is an
     *     incoming channel
     * @param attributes the attributes that are set for that outgoing channel itself, by the user or by what the core derives; those
     *     that hold for all channels of the connector are not among them, so a store that needs every attribute reads the configuration of
     *     {@code outgoing} as its connector does
     */
    record Location(String channel, String outgoing, Map<String, String> attributes) {}

    /** Reads the dead letters of one channel in batches; used by one thread at a time, but for {@link #close}. */
    interface Cursor extends AutoCloseable {

        /**
         * The next dead letters, so few that they fit into memory; blocks.
         *
         * @return empty only at the end
         * @throws IllegalStateException if the broker does not deliver them within a bounded time
         */
        List<DeadLetter> next();

        /** Releases what reading needs; may be called by another thread while one is in {@link #next}. */
        @Override
        void close();
    }

    /**
     * The dead letters that have not been removed, oldest first as far as the broker has an order; blocks. Dead letters that are
     * sent meanwhile need not be among them.
     *
     * @param positions the {@linkplain DeadLetter#position positions} that are wanted, whether they exist or not; empty for all
     * @throws IllegalStateException if the broker cannot be read
     */
    Cursor open(Location location, Set<String> positions);

    /**
     * Removes a dead letter that has been redriven; a cursor that is opened afterwards does not find it. One that is gone
     * already is removed. Completes exceptionally if the broker has not confirmed that.
     */
    CompletionStage<Void> remove(Location location, DeadLetter letter);
}

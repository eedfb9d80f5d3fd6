package io.eventfunctions.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.DeadLetter;

/**
 * Looks at the dead letters of one transport: a CDI bean qualified with {@code @Identifier} and the connector's name.
 */
public interface DeadLetterStore {

    /**
     * Where a channel's dead letters are.
     *
     * @param channel the dead-letter channel
     * @param wiredAs the name under which Reactive Messaging knows the outgoing channel that carries them, which is another
     *     one where {@code channel} is an incoming channel
     * @param attributes the attributes that are set for that outgoing channel itself
     */
    record Place(String channel, String wiredAs, Map<String, String> attributes) {}

    /** Letters that are read one handful after the other. */
    interface Letters extends AutoCloseable {

        /**
         * The next letters, so few that they fit into memory; blocks.
         *
         * @return never empty but at the end
         * @throws IllegalStateException if the transport doesn't give them; a store waits no longer than is sensible
         */
        List<DeadLetter> next();

        /** Lets go of what reading needs; may be called by another thread while one is in {@link #next}. */
        @Override
        void close();
    }

    /**
     * The letters that have not been removed, oldest first as far as the transport has an order; blocks. Letters that come
     * later need not be among them.
     *
     * @param positions the letters that are wanted, whether they exist or not; empty for all
     * @throws IllegalStateException if the transport can't be read
     */
    Letters open(Place place, Set<String> positions);

    /** Removes a letter that has been sent back; who opens the letters after that doesn't find it any more. */
    CompletionStage<Void> remove(Place place, DeadLetter letter);
}

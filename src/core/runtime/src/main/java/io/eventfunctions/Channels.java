package io.eventfunctions;

import java.util.List;
import java.util.Optional;

/**
 * The incoming channels of the application's functions: what they do, and how to pause and resume them. Inject it. A channel appears
 * when the application consumes it, which begins after the application's own start-up code.
 */
public interface Channels {

    /** What a channel does. */
    enum Status {
        /** It receives messages. */
        RUNNING,
        /** Its reception was paused by {@link #pause}; messages that it had received before are still delivered and settled. */
        PAUSED,
        /**
         * It has stopped because of a failure and turned liveness DOWN. Messages that it held are redelivered: at once if its connector
         * gives them back, or else after a restart. It receives again after {@link #resume} if that is possible ({@link
         * State#resumable()}), or after a restart of the application.
         */
        HALTED
    }

    /**
     * What one channel does at a moment.
     *
     * @param channel the channel's name
     * @param status what it does
     * @param reason why it is halted; empty unless it is
     * @param resumable whether {@link #resume} lets it receive again; false only for a halted channel whose connector cannot restart its
     *     stream, so that the application has to be restarted
     */
    record State(String channel, Status status, Optional<String> reason, boolean resumable) {}

    /** The state of every channel, sorted by name. */
    List<State> states();

    /** The state of one channel; empty if no function consumes a channel of that name. */
    Optional<State> find(String channel);

    /**
     * Lets a channel receive nothing more until {@link #resume}. What it has received is still delivered. A channel that is paused
     * stays as it is, and its health stays UP.
     *
     * @return the channel's new state
     * @throws IllegalArgumentException if no function consumes a channel of that name
     * @throws IllegalStateException if the channel is halted
     */
    State pause(String channel);

    /**
     * Lets a channel receive again that is paused or halted. What halted it is not repaired by that: an event that was rejected is
     * redelivered. A channel that is running stays as it is.
     *
     * @return the channel's new state
     * @throws IllegalArgumentException if no function consumes a channel of that name
     * @throws IllegalStateException if the channel is halted and not {@linkplain State#resumable() resumable}, or still has deliveries
     *     at work from before it was halted
     */
    State resume(String channel);
}

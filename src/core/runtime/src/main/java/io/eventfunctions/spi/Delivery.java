package io.eventfunctions.spi;

import java.time.OffsetDateTime;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one function under the channel's delivery policy, with all of its attempts.
 *
 * <p>An object of this class is the identity of a delivery: every callback and every attempt of one delivery gets the same
 * object, and no other delivery gets it, not even that of the same event when it is redelivered. {@code equals} and
 * {@code hashCode} are those of {@link Object}, so that a listener can use it as the key of a map at little cost.
 */
public final class Delivery {

    private final String channel;
    private final String function;
    private final CloudEvent event;
    private final @Nullable OffsetDateTime sent;

    /**
     * A new delivery. Applications create one only to test a listener.
     *
     * @param channel the channel that the event came from
     * @param function the name of the function
     * @param event the event
     * @param sent when the broker received it, or {@code null}
     */
    public Delivery(String channel, String function, CloudEvent event, @Nullable OffsetDateTime sent) {
        this.channel = channel;
        this.function = function;
        this.event = event;
        this.sent = sent;
    }

    /** The channel that the event came from. */
    public String channel() {
        return channel;
    }

    /** The name of the function, unique in the application. */
    public String function() {
        return function;
    }

    /** The event as it was received; a redriven one still has its {@code deadletter} attributes. */
    public CloudEvent event() {
        return event;
    }

    /** When the broker received the event; {@code null} where it does not report it. The age of an event without {@code time} counts from here. */
    public @Nullable OffsetDateTime sent() {
        return sent;
    }

    /** Names event, function and channel, as messages to people do. */
    @Override
    public String toString() {
        return "event %s from %s for function %s on channel %s"
                .formatted(event.getId(), event.getSource(), function, channel);
    }
}

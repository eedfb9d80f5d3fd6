package io.eventfunctions;

import java.util.Set;

import io.smallrye.mutiny.Uni;

/** Publishes events from anywhere in the application; inject it. */
public interface EventPublisher {

    /**
     * Publishes one event.
     *
     * @param channel an outgoing channel, or the incoming channel of a function: then the event goes to the topic or queue
     *     that the function consumes, if that is a single one
     * @param event a {@link io.cloudevents.CloudEvent}, sent as it is, or an object whose class has an {@link EventType};
     *     never {@code null}
     * @return publishes each time it is subscribed to, always the same event with the same id, so that it may be retried; completes
     *     when the broker has confirmed. It fails with an {@link IllegalArgumentException} if there is no such channel, it is disabled, it
     *     consumes more than one topic or the object is not an event, with an {@link EventTooLargeException} if the broker doesn't take
     *     events of that size, with a {@link java.util.concurrent.TimeoutException} that names the channel and what its connector reports
     *     if the broker has not confirmed within {@code mp.messaging.outgoing.<channel>.delivery.timeout}, 30 s by default; the event may
     *     still arrive then. Otherwise it fails with the connector's failure
     */
    Uni<Void> publish(String channel, Object event);

    /** The names of the channels that can be published to, sorted; complete once the application has started. */
    Set<String> channels();
}

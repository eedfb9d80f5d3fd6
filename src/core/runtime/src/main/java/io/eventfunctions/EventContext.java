package io.eventfunctions;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.cloudevents.CloudEvent;

/**
 * What a function may want to know of the event beside its payload: declare a parameter
 * {@code @Context EventContext context}.
 *
 * @param channel the channel that the event came from
 * @param function the name of the function
 * @param attempt the number of this attempt, 1 for the first
 * @param event the event itself
 * @param lease answers {@link #leaseHeld()}
 */
public record EventContext(String channel, String function, int attempt, CloudEvent event, BooleanSupplier lease) {

    /** The context of an event whose lease does not end, for instance in a test that calls the function itself. */
    public EventContext(String channel, String function, int attempt, CloudEvent event) {
        this(channel, function, attempt, event, () -> true);
    }

    /**
     * Whether the broker still regards the event as this application's. If not, it has been redelivered or soon will be, perhaps to
     * another process: a partition was revoked, a visibility timeout is over, a connection was lost. Then
     * expect that the event is handled again, whatever the call returns. Ask it before a step that should not be repeated.
     */
    public boolean leaseHeld() {
        return lease.getAsBoolean();
    }

    /** The event's {@code id}. */
    public String id() {
        return event.getId();
    }

    /** The event's {@code source}. */
    public URI source() {
        return event.getSource();
    }

    /** The event's {@code type}. */
    public String type() {
        return event.getType();
    }

    /** The event's {@code subject}, if it has one. */
    public Optional<String> subject() {
        return Optional.ofNullable(event.getSubject());
    }

    /** The event's {@code time}, if it has one. */
    public Optional<OffsetDateTime> time() {
        return Optional.ofNullable(event.getTime());
    }

    /** The event's {@code partitionkey}, if it has one; on Kafka the record's key stands in for a missing one. */
    public Optional<String> partitionKey() {
        return extension(Extensions.PARTITION_KEY).map(Object::toString);
    }

    /**
     * An extension attribute of the event.
     *
     * @param name the attribute's name, in lower case
     * @return its value in the CloudEvents type system: a string, boolean, number, URI, time or bytes
     */
    public Optional<Object> extension(String name) {
        return Optional.ofNullable(event.getExtension(name));
    }
}

/**
 * What connectors, stores and listeners implement.
 *
 * <p>A <b>connector</b> for a further broker is an implementation of
 * {@link io.eventfunctions.spi.ConnectorDescriptor ConnectorDescriptor}, found by {@link java.util.ServiceLoader}, and an
 * {@link io.eventfunctions.spi.EventCodec EventCodec} bean, beside the Reactive Messaging connector itself. Add a
 * {@link io.eventfunctions.spi.DeadLetterStore DeadLetterStore} bean if dead letters can be read back from the broker, and a
 * {@link io.eventfunctions.spi.Lease Lease} on each event if the broker takes messages back after a time. A Quarkus build step declares
 * the beans as unremovable. A Reactive Messaging connector that serves functions keeps these rules:
 *
 * <ul>
 *   <li><b>Demand.</b> A channel requests as many messages as it may have in flight, and more as they are settled. Read no more than
 *       that from the broker: the rest is for other consumers. Emit on any thread, event loops included; taking a message returns at once.
 *   <li><b>Settlement.</b> {@code ack()} is called when every delivery of the message has its outcome, {@code nack(reason)} when one
 *       was rejected: by any thread and in any order. A {@code nack} whose stage completes lets the channel go on. One whose stage fails
 *       stops the channel: it cancels its subscription and begins no other delivery; that is what {@code failure-strategy=fail} means.
 *       Events of the same key wait until the stage is complete. An {@code ack} whose stage fails is logged, and the message is expected
 *       to be redelivered.
 *   <li><b>End.</b> When the application stops, the subscription is cancelled first. What is in flight may still be settled until
 *       the beans are destroyed, so close connections then ({@code @BeforeDestroyed(ApplicationScoped.class)}).
 *   <li><b>Publishing.</b> Acknowledge an outgoing message when the broker has confirmed it, and otherwise {@code nack} it. Functions,
 *       dead letters and redrives wait for it, but not longer than the channel's {@code delivery.timeout}; then the message's
 *       {@link io.eventfunctions.spi.Publication Publication} is over, and it may be dropped.
 *   <li><b>Health.</b> Readiness is down while the broker cannot be reached, liveness only where a restart helps, as after a rejected
 *       event has stopped a channel.
 *   <li><b>Attributes.</b> {@code connector}, {@code type}, {@code channel-name}, {@code enabled} and what begins with
 *       {@code delivery.} are taken. A value that is invalid stops the start, with its key and what is expected.
 * </ul>
 *
 * <p>A codec reads and writes events with {@link io.eventfunctions.spi.event}, which has the rules for attributes and the JSON format.
 *
 * <p>A <b>store</b> for deduplication is a {@link io.eventfunctions.spi.DeduplicationStore DeduplicationStore} bean.
 *
 * <p>Metrics, traces and audit logs are {@link io.eventfunctions.spi.DeliveryListener DeliveryListener} beans.
 */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.eventfunctions.spi;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

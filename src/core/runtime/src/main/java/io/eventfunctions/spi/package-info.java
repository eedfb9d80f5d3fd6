/**
 * What connectors, stores and listeners implement.
 *
 * <p>A <b>connector</b> for a further broker is an implementation of
 * {@link io.eventfunctions.spi.ConnectorDescriptor ConnectorDescriptor}, found by {@link java.util.ServiceLoader}, and an
 * {@link io.eventfunctions.spi.EventCodec EventCodec} bean, beside the Reactive Messaging connector itself. Add a
 * {@link io.eventfunctions.spi.DeadLetterStore DeadLetterStore} bean if dead letters can be read back from the broker, and a
 * {@link io.eventfunctions.spi.Lease Lease} on each event if the broker takes messages back after a time. A Quarkus build step declares
 * the beans as unremovable.
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

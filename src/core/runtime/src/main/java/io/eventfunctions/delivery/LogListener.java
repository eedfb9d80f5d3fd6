package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import org.jboss.logging.Logger;

import io.eventfunctions.Outcome;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;

/** Writes to the log what people need to know; what went well is for debugging only. */
@Singleton
public class LogListener implements DeliveryListener {

    private static final Logger LOG = Logger.getLogger("io.eventfunctions.delivery");
    /** Beyond so many types, further ones are told at debug level only. */
    private static final int MOST_TYPES = 1000;

    private final Set<String> unmatchedTypes = ConcurrentHashMap.newKeySet();

    @Override
    public void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {
        LOG.warnf(
                "EVF0303 Message %s from %s on channel %s is no CloudEvent, outcome %s: %s",
                event.getId(), event.getSource(), channel, outcome, failure.getMessage());
    }

    @Override
    public void unmatched(String channel, CloudEvent event) {
        boolean first = unmatchedTypes.size() < MOST_TYPES && unmatchedTypes.add(channel + ' ' + event.getType());
        LOG.logf(
                first ? Logger.Level.INFO : Logger.Level.DEBUG,
                "EVF0304 No function on channel %s wants event %s of type %s; such events are acknowledged",
                channel,
                event.getId(),
                event.getType());
    }

    @Override
    public void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {
        LOG.warnf(failure, "EVF0305 Attempt %d to deliver %s failed", attempt, delivery);
    }

    @Override
    public void completed(Delivery delivery, Outcome outcome, int attempts, Throwable failure) {
        switch (outcome) {
            case DELIVERED, DUPLICATE -> LOG.debugf("EVF0306 %s: %s", outcome, delivery);
            case EXPIRED -> LOG.infof("EVF0307 Discarded %s: its time to live is over", delivery);
            case DEAD_LETTERED -> LOG.warnf("EVF0308 Sent %s to the dead letters: %s", delivery, failure);
            case REJECTED -> LOG.errorf("EVF0309 Gave %s back to the broker: %s", delivery, failure);
        }
    }
}

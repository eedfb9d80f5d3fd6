package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Outcome;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

/** Writes to the log what people need to know; what went well is for debugging only. */
@Singleton
public class LogListener implements DeliveryListener {

    /** Beyond so many types, further ones are logged at debug level only. */
    private static final int MOST_TYPES = 1000;

    private final Set<String> unmatchedTypes = ConcurrentHashMap.newKeySet();

    @Override
    public void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {
        CoreMessages.DELIVERY.undecodable(event.getId(), event.getSource(), channel, outcome, failure.getMessage());
    }

    @Override
    public void unmatched(String channel, CloudEvent event) {
        boolean first = unmatchedTypes.size() < MOST_TYPES && unmatchedTypes.add(channel + ' ' + event.getType());
        if (first) {
            CoreMessages.DELIVERY.unmatched(channel, event.getId(), event.getType());
        } else {
            CoreMessages.DELIVERY.unmatchedAgain(channel, event.getId(), event.getType());
        }
    }

    @Override
    public void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {
        CoreMessages.DELIVERY.attemptFailed(attempt, delivery, failure);
    }

    @Override
    public void completed(Delivery delivery, DeliveryResult result) {
        switch (result.outcome()) {
            case DELIVERED, DUPLICATE -> CoreMessages.DELIVERY.delivered(result.outcome(), delivery);
            case EXPIRED -> CoreMessages.DELIVERY.expired(delivery);
            case DEAD_LETTERED -> CoreMessages.DELIVERY.deadLettered(delivery, result.failure());
            case REJECTED -> rejected(delivery, result.failure());
        }
    }

    private static void rejected(Delivery delivery, Throwable failure) {
        if (failure instanceof RetryDeferredException) {
            CoreMessages.DELIVERY.retryDeferred(delivery, failure.getMessage());
        } else if (failure instanceof LeaseOverException) {
            CoreMessages.DELIVERY.takenBack(delivery, failure);
        } else {
            CoreMessages.DELIVERY.rejected(delivery, failure);
        }
    }
}

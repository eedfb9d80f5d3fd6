package io.eventfunctions.delivery;

import java.util.List;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import org.jboss.logging.Logger;

import io.eventfunctions.Outcome;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;

/** All listeners as one; a failing listener is logged and harms nobody. */
public final class Listeners implements DeliveryListener {

    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final DeliveryListener[] listeners;

    /** The given listeners, called in this order. */
    public Listeners(List<DeliveryListener> listeners) {
        this.listeners = listeners.toArray(DeliveryListener[]::new);
    }

    @Override
    public void received(String channel, CloudEvent event) {
        each(listener -> listener.received(channel, event));
    }

    @Override
    public void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {
        each(listener -> listener.undecodable(channel, event, failure, outcome));
    }

    @Override
    public void unmatched(String channel, CloudEvent event) {
        each(listener -> listener.unmatched(channel, event));
    }

    @Override
    public void attemptStarted(Delivery delivery, int attempt) {
        each(listener -> listener.attemptStarted(delivery, attempt));
    }

    @Override
    public void attemptFailed(Delivery delivery, int attempt, Throwable failure) {
        each(listener -> listener.attemptFailed(delivery, attempt, failure));
    }

    @Override
    public void completed(Delivery delivery, Outcome outcome, int attempts, Throwable failure) {
        each(listener -> listener.completed(delivery, outcome, attempts, failure));
    }

    private void each(Consumer<DeliveryListener> step) {
        for (DeliveryListener listener : listeners) {
            try {
                step.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.errorf(
                        e, "EVF0301 The listener %s failed", listener.getClass().getName());
            }
        }
    }
}

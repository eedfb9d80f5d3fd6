package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Outcome;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.AttemptScope;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryBacklog;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

/** All listeners as one; a failing listener is logged and affects no other. */
public final class Listeners implements AttemptHook {

    private final DeliveryListener[] listeners;
    private final AttemptHook[] hooks;

    /** The given listeners, called in this order. */
    public Listeners(List<DeliveryListener> listeners) {
        this.listeners = listeners.toArray(DeliveryListener[]::new);
        this.hooks = listeners.stream().filter(AttemptHook.class::isInstance).toArray(AttemptHook[]::new);
    }

    @Override
    public void opened(DeliveryBacklog backlog) {
        each(listener -> listener.opened(backlog));
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
    public void deliveryStarted(Delivery delivery) {
        each(listener -> listener.deliveryStarted(delivery));
    }

    @Override
    public void attemptStarted(Delivery delivery, int attempt) {
        each(listener -> listener.attemptStarted(delivery, attempt));
    }

    @Override
    public void attemptSucceeded(Delivery delivery, int attempt, Duration duration) {
        each(listener -> listener.attemptSucceeded(delivery, attempt, duration));
    }

    @Override
    public void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {
        each(listener -> listener.attemptFailed(delivery, attempt, duration, failure));
    }

    @Override
    public void retryScheduled(Delivery delivery, int failedAttempts, Duration delay) {
        each(listener -> listener.retryScheduled(delivery, failedAttempts, delay));
    }

    @Override
    public void completed(Delivery delivery, DeliveryResult result) {
        each(listener -> listener.completed(delivery, result));
    }

    @Override
    public void abandoned(Delivery delivery) {
        each(listener -> listener.abandoned(delivery));
    }

    @Override
    public void callOverdue(Delivery delivery, DeliveryBacklog backlog) {
        each(listener -> listener.callOverdue(delivery, backlog));
    }

    @Override
    public void callReturned(Delivery delivery, DeliveryBacklog backlog) {
        each(listener -> listener.callReturned(delivery, backlog));
    }

    /** Opens every hook; {@code null} if nothing has been opened, as always where there is no hook. */
    @Override
    public AttemptScope open(Delivery delivery, int attempt) {
        return hooks.length == 0 ? null : openEach(delivery, attempt);
    }

    private AttemptScope openEach(Delivery delivery, int attempt) {
        List<AttemptScope> opened = new ArrayList<>(hooks.length);
        for (AttemptHook hook : hooks) {
            guarded(hook, () -> {
                AttemptScope scope = hook.open(delivery, attempt);
                if (scope != null) {
                    opened.add(0, scope);
                }
            });
        }
        return opened.isEmpty() ? null : new Scopes(opened);
    }

    private void each(Consumer<DeliveryListener> step) {
        for (DeliveryListener listener : listeners) {
            try {
                step.accept(listener);
            } catch (RuntimeException | Error e) {
                log(listener, e);
            }
        }
    }

    private static void guarded(Object listener, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            log(listener, e);
        }
    }

    private static void log(Object listener, Throwable failure) {
        CoreMessages.DELIVERY.listenerFailed(listener.getClass().getName(), failure);
    }

    /** What the hooks have opened, the last one first. */
    private record Scopes(List<AttemptScope> opened) implements AttemptScope {

        @Override
        public void detach() {
            opened.forEach(scope -> guarded(scope, scope::detach));
        }

        @Override
        public void close() {
            opened.forEach(scope -> guarded(scope, scope::close));
        }
    }
}

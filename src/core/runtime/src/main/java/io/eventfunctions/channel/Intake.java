package io.eventfunctions.channel;

import java.util.concurrent.Flow;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Asks the connector for as many messages as may be unsettled at the same time, and for one more for each that is settled. */
final class Intake implements MultiSubscriber<Message<?>> {

    private final IncomingChannel channel;
    private final int buffer;
    private volatile Flow.Subscription subscription;

    Intake(IncomingChannel channel, int buffer) {
        this.channel = channel;
        this.buffer = buffer;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        subscribed.request(buffer);
    }

    @Override
    public void onItem(Message<?> message) {
        channel.take(message, this);
    }

    @Override
    public void onFailure(Throwable failure) {
        channel.failed(failure);
    }

    @Override
    public void onCompletion() {
        // The connector has nothing more to give; what it gave is handled all the same.
    }

    void settled() {
        subscription.request(1);
    }

    void cancel() {
        subscription.cancel();
    }
}

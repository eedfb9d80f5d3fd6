package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;

/** A connector without a broker, and its codec: gives messages when the test does, and writes down how they are settled. */
final class FakeConnector implements Flow.Publisher<Message<?>>, Flow.Subscription, EventCodec {

    /** The payload of a message that is no event. */
    static final String NO_EVENT = "no event";
    /** The payload of a message that is only for the transport. */
    static final String IGNORED = "ignored";
    /** The payload of a message on which the codec breaks. */
    static final String UNREADABLE = "unreadable";

    private final List<String> settled = new ArrayList<>();
    private final List<Long> requests = new ArrayList<>();
    private CompletionStage<Void> answer = CompletableFuture.completedFuture(null);
    private Function<Throwable, CompletionStage<Void>> rejected = reason -> answer;
    private Lease lease = Lease.UNLIMITED;
    private Flow.Subscriber<? super Message<?>> subscriber;
    private boolean cancelled;

    /** How the broker answers to acknowledgements and rejections from now on. */
    void answers(CompletionStage<Void> broker) {
        answer = broker;
    }

    /** Lets rejections from now on end in something else. */
    void onRejection(Function<Throwable, CompletionStage<Void>> strategy) {
        rejected = strategy;
    }

    /** The lease of the events from now on. */
    void under(Lease held) {
        lease = held;
    }

    void give(CloudEvent event) {
        give(event, event.getId());
    }

    void give(String payload) {
        give(payload, payload);
    }

    private void give(Object payload, String name) {
        subscriber.onNext(Message.of(
                payload,
                () -> {
                    settled.add(name + " acknowledged");
                    return answer;
                },
                reason -> {
                    settled.add(name + " given back: " + reason.getMessage());
                    return rejected.apply(reason);
                }));
    }

    void fail(Throwable failure) {
        subscriber.onError(failure);
    }

    /** How messages were settled, in order. */
    List<String> settled() {
        return settled;
    }

    /** For how many messages it was asked, one by one. */
    List<Long> requests() {
        return requests;
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<?>> subscribed) {
        subscriber = subscribed;
        subscribed.onSubscribe(this);
    }

    @Override
    public void request(long count) {
        requests.add(count);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public ReceivedMessage decode(Message<?> message) {
        if (message.getPayload() instanceof CloudEvent event) {
            return new ReceivedMessage.Event(event, null).under(lease);
        }
        if (message.getPayload().equals(UNREADABLE)) {
            throw new IllegalStateException("The codec broke");
        }
        if (message.getPayload().equals(IGNORED)) {
            return new ReceivedMessage.Ignored(SettlingTest.event(IGNORED));
        }
        return new ReceivedMessage.Undecodable(
                SettlingTest.event(NO_EVENT), new UndecodableEventException("expected an event"));
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        throw new UnsupportedOperationException("The channel is an incoming one");
    }
}

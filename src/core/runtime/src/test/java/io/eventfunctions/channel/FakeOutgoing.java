package io.eventfunctions.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.delivery.FakeTime;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

/** The channel {@code out} of a connector that keeps messages for the test to answer to. */
final class FakeOutgoing implements EventCodec, Emitter<Object> {

    static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .build();

    final FakeTime time = new FakeTime();
    private final Queue<Message<?>> sent = new ArrayDeque<>();
    private RuntimeException refusal;

    /** All channels, of which this is the only one; its publications end after 30 s. */
    OutgoingChannels channels(Function<String, Optional<String>> reports) {
        OutgoingChannels channels = new OutgoingChannels();
        channels.add(
                "out",
                new OutgoingChannel(
                        new OutgoingBinding("out", "to-out", "fake", Map.of()),
                        this,
                        new OutgoingSettings(null, null, Duration.ofSeconds(30), Clock.systemUTC()),
                        () -> this,
                        new PublicationTimeout(time, Runnable::run, reports)));
        return channels;
    }

    /** The oldest message that the test has not answered to yet. */
    Message<?> next() {
        return sent.remove();
    }

    void refuses(RuntimeException failure) {
        refusal = failure;
    }

    @Override
    public ReceivedMessage decode(Message<?> message) {
        throw new UnsupportedOperationException("The channel is an outgoing one");
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        return Message.of(event);
    }

    @Override
    public CompletionStage<Void> send(Object payload) {
        throw new UnsupportedOperationException("The core sends messages");
    }

    @Override
    public <M extends Message<? extends Object>> void send(M message) {
        if (refusal != null) {
            throw refusal;
        }
        sent.add(message);
    }

    @Override
    public void complete() {}

    @Override
    public void error(Exception e) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean hasRequests() {
        return true;
    }
}

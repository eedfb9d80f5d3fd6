package io.eventfunctions.channel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.codec.InMemoryCodec;

/**
 * Lets what is published to an incoming channel of the in-memory connector reach the channel's functions, as a broker would: the
 * connector's sinks and sources are not joined.
 */
final class InMemoryLoop {

    private final Map<String, UnicastProcessor<Message<?>>> joined = new ConcurrentHashMap<>();

    /** The emitter of a binding; if that leads to an incoming channel in memory, one that sends there as well. */
    Supplier<Emitter<Object>> join(OutgoingBinding binding, Supplier<Emitter<Object>> sink) {
        boolean toIncoming = !binding.outgoing().equals(binding.channel());
        if (!toIncoming || !binding.connector().equals(InMemoryCodec.CONNECTOR)) {
            return sink;
        }
        UnicastProcessor<Message<?>> source = UnicastProcessor.create();
        joined.put(binding.channel(), source);
        return () -> new Joined(sink.get(), source);
    }

    /** What is published to an incoming channel; nothing on other connectors. */
    List<Flow.Publisher<Message<?>>> published(String incoming) {
        UnicastProcessor<Message<?>> source = joined.get(incoming);
        return source == null ? List.of() : List.of(source);
    }

    private record Joined(Emitter<Object> sink, UnicastProcessor<Message<?>> source) implements Emitter<Object> {

        @Override
        public CompletionStage<Void> send(Object payload) {
            hand(payload);
            return sink.send(payload);
        }

        @Override
        public <M extends Message<? extends Object>> void send(M message) {
            hand(message.getPayload());
            sink.send(message);
        }

        /** A processor takes one item at a time. */
        private void hand(Object event) {
            synchronized (source) {
                source.onNext(Message.of(event));
            }
        }

        @Override
        public void complete() {
            sink.complete();
        }

        @Override
        public void error(Exception failure) {
            sink.error(failure);
        }

        @Override
        public boolean isCancelled() {
            return sink.isCancelled();
        }

        @Override
        public boolean hasRequests() {
            return sink.hasRequests();
        }
    }
}

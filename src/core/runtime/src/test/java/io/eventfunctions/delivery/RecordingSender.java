package io.eventfunctions.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;

import io.eventfunctions.EventTooLargeException;

/** Keeps what it is to send, and answers as the test wants; without a wish it confirms at once. */
final class RecordingSender implements EventSender {

    private final List<CloudEvent> sent = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private CompletionStage<Void> answer = CompletableFuture.completedFuture(null);
    private RuntimeException thrown;
    private Predicate<CloudEvent> tooLarge = event -> false;

    void answers(CompletionStage<Void> broker) {
        answer = broker;
    }

    void cannotSend(RuntimeException failure) {
        thrown = failure;
    }

    void findsTooLarge(Predicate<CloudEvent> event) {
        tooLarge = event;
    }

    List<CloudEvent> sent() {
        return sent;
    }

    List<String> channels() {
        return channels;
    }

    @Override
    public CompletionStage<Void> send(String channel, CloudEvent event) {
        if (thrown != null) {
            throw thrown;
        }
        if (tooLarge.test(event)) {
            return CompletableFuture.failedFuture(new EventTooLargeException("too large", null));
        }
        channels.add(channel);
        sent.add(event);
        return answer;
    }
}

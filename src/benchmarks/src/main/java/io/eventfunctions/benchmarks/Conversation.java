package io.eventfunctions.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import io.smallrye.reactive.messaging.memory.InMemorySource;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends events to one in-memory channel and takes the replies from another. */
final class Conversation {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final InMemorySource<Message<CloudEvent>> source;
    private final InMemorySink<CloudEvent> sink;

    /** Events arrive on an event loop, as those of every broker's connector do. */
    Conversation(InMemoryConnector connector, String incoming, String outgoing) {
        this.source = connector.<Message<CloudEvent>>source(incoming).runOnVertxContext(true);
        this.sink = connector.sink(outgoing);
    }

    /** Returns the replies when every event has been answered, the answer taken, and the event acknowledged. */
    List<? extends Message<CloudEvent>> exchange(List<CloudEvent> events) throws InterruptedException {
        CountDownLatch unacknowledged = new CountDownLatch(events.size());
        for (CloudEvent event : events) {
            source.send(Message.of(event, () -> {
                unacknowledged.countDown();
                return CompletableFuture.completedFuture(null);
            }));
        }
        boolean acknowledged = unacknowledged.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        List<? extends Message<CloudEvent>> replies = sink.received();
        sink.clear();
        if (!acknowledged || replies.size() != events.size()) {
            throw new IllegalStateException("%d events were sent, %d not acknowledged, %d answered"
                    .formatted(events.size(), unacknowledged.getCount(), replies.size()));
        }
        return replies;
    }
}

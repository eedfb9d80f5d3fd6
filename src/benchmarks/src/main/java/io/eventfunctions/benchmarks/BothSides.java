package io.eventfunctions.benchmarks;

import java.util.List;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The running application with the function and its hand-written peer. */
final class BothSides {

    /** Enough to keep the event loop busy, few enough for the in-memory sink, whose list is copied for each reply. */
    static final int BATCH = 250;

    private final List<CloudEvent> events = UserEvents.several(BATCH);
    private final RunningApplication application;
    private final Conversation function;
    private final Conversation handWritten;

    private BothSides(RunningApplication application) {
        this.application = application;
        InMemoryConnector connector = CDI.current()
                .select(InMemoryConnector.class, Any.Literal.INSTANCE)
                .get();
        this.function = new Conversation(connector, WelcomeFunction.USERS, WelcomeFunction.EMAILS);
        this.handWritten = new Conversation(connector, HandWrittenWelcome.USERS, HandWrittenWelcome.EMAILS);
    }

    /** Starts the application; fails if the two sides don't send the same, for then there is nothing to compare. */
    static BothSides start() throws InterruptedException {
        BothSides sides = new BothSides(RunningApplication.start());
        sides.requireSameReplies();
        return sides;
    }

    /** Has the function answer {@link #BATCH} events. */
    List<? extends Message<CloudEvent>> function() throws InterruptedException {
        return function.exchange(events);
    }

    /** Has the hand-written method answer {@link #BATCH} events. */
    List<? extends Message<CloudEvent>> handWritten() throws InterruptedException {
        return handWritten.exchange(events);
    }

    void stop() throws InterruptedException {
        application.stop();
    }

    private void requireSameReplies() throws InterruptedException {
        List<CloudEvent> ours = withoutTimes(function());
        List<CloudEvent> theirs = withoutTimes(handWritten());
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("The two sides must send the same events: the function sent " + ours
                    + ", the hand-written method " + theirs);
        }
    }

    private static List<CloudEvent> withoutTimes(List<? extends Message<CloudEvent>> replies) {
        return replies.stream()
                .map(reply -> CloudEventBuilder.from(reply.getPayload())
                        .withTime(null)
                        .build())
                .toList();
    }
}

package io.eventfunctions.crash;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.EventContext;

/** Two functions on one channel: poison fails one of them always, and the other never. */
@ApplicationScoped
public class Work {

    private static final int MILLIS = 5;

    private final Journal journal;

    Work(Journal journal) {
        this.journal = journal;
    }

    /** Fails for poison. */
    @Funq
    @Incoming("work")
    public void strict(WorkItem item, @Context EventContext context) throws InterruptedException {
        work(item, context);
        if (item.poison()) {
            throw new IllegalArgumentException("Event " + context.id() + " is poison");
        }
    }

    /** Handles every event. */
    @Funq
    @Incoming("work")
    public void tolerant(WorkItem item, @Context EventContext context) throws InterruptedException {
        work(item, context);
    }

    /** Takes long enough for a crash to find many deliveries under way, and offsets of some of those before committed. */
    private void work(WorkItem item, EventContext context) throws InterruptedException {
        journal.write(item, context);
        Thread.sleep(MILLIS);
    }
}

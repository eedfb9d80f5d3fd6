package io.eventfunctions.crash;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.EventContext;

/** Two functions on one channel: poison fails one of them always, and the other never. */
@ApplicationScoped
public class Work {

    private final Journal journal;

    Work(Journal journal) {
        this.journal = journal;
    }

    /** Fails for poison. */
    @Funq
    @Incoming("work")
    public void strict(WorkItem item, @Context EventContext context) {
        journal.write(item, context);
        if (item.poison()) {
            throw new IllegalArgumentException("Event " + context.id() + " is poison");
        }
    }

    /** Handles every event. */
    @Funq
    @Incoming("work")
    public void tolerant(WorkItem item, @Context EventContext context) {
        journal.write(item, context);
    }
}

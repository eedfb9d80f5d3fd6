package io.eventfunctions.crash;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.EventContext;
import io.eventfunctions.crash.Journal.Step;

/** Two functions on one channel: poison fails one of them always, and the other never. */
@ApplicationScoped
public class Work {

    private final Journal journal;
    private final Snare snare;
    private final long millis;

    Work(Journal journal, Snare snare, @ConfigProperty(name = "crash.work", defaultValue = "5ms") Duration work) {
        this.journal = journal;
        this.snare = snare;
        this.millis = work.toMillis();
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
        boolean caught = snare.catches(context);
        journal.write(caught ? Step.HANGS : Step.BEGINS, item, context);
        if (caught) {
            snare.hang();
        }
        Thread.sleep(millis);
        journal.write(Step.ENDS, item, context);
    }
}

package io.eventfunctions.load;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.EventContext;

/** A function whose own work is next to nothing, so that what is measured is the delivery. */
@ApplicationScoped
public class LoadFunction {

    private final Tally tally;

    LoadFunction(Tally tally) {
        this.tally = tally;
    }

    /** Fails as often as the item wants it. */
    @Funq
    @Incoming("work")
    public void handle(LoadItem item, @Context EventContext context) {
        tally.called();
        if (context.attempt() <= item.failures()) {
            throw new IllegalStateException("Attempt " + context.attempt() + " at item " + item.number() + " fails");
        }
        tally.handled(item.number());
    }
}

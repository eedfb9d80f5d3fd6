package io.eventfunctions.conformance;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.EventContext;

/** The function of {@link HaltingApp}; what it does stands in the {@link Script}. */
public class HaltingFunctions {

    private final Script script;

    HaltingFunctions(Script script) {
        this.script = script;
    }

    @Funq
    @Incoming(HaltingApp.PAUSED)
    @Incoming(HaltingApp.HALTED)
    @Incoming(HaltingApp.RESUMED)
    @Incoming(HaltingApp.REFUSED)
    public void one(CloudEvent event, @Context EventContext context) throws Exception {
        script.perform(context);
    }
}

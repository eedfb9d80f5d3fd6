package io.eventfunctions.conformance;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.eventfunctions.EventContext;

/** The functions of the application under test; what they do stands in the {@link Script}. */
public class ScriptedFunctions {

    private final Script script;
    private final Inbox inbox;

    ScriptedFunctions(Script script, Inbox inbox) {
        this.script = script;
        this.inbox = inbox;
    }

    @Funq
    @Incoming("plain")
    @Incoming("retrying")
    @Incoming("rejecting")
    @Incoming("rejecting-keyed")
    @Incoming("redelivered")
    @Incoming("timed")
    @Incoming("timed-once")
    @Incoming("expiring")
    @Incoming("expiring-kept")
    @Incoming("keyed")
    @Incoming("one-lane")
    @Incoming("unordered")
    @Incoming("narrow")
    @Incoming("once")
    @Incoming("once-briefly")
    @Incoming("once-moody")
    @Incoming("shared")
    @Incoming("silent")
    @Outgoing("results")
    public CloudEvent one(CloudEvent event, @Context EventContext context) throws Exception {
        return (CloudEvent) script.perform(context);
    }

    @Funq
    @Incoming("once")
    @Incoming("shared")
    public void other(CloudEvent event, @Context EventContext context) throws Exception {
        script.perform(context);
    }

    @Funq
    @Incoming("timed-promises")
    @Outgoing("results")
    @SuppressWarnings("unchecked")
    public Uni<CloudEvent> promising(CloudEvent event, @Context EventContext context) throws Exception {
        return (Uni<CloudEvent>) script.perform(context);
    }

    @Funq
    @Incoming("answering")
    @Outgoing("silent")
    public CloudEvent answering(CloudEvent event, @Context EventContext context) throws Exception {
        return (CloudEvent) script.perform(context);
    }

    @Funq
    @Incoming("typed")
    public void typed(Thing thing, @Context EventContext context) throws Exception {
        script.perform(context);
    }

    @Funq
    @Incoming("letters")
    @Incoming("results")
    public void inbox(CloudEvent event, @Context EventContext context) {
        inbox.put(context.channel(), event);
    }
}

package io.eventfunctions.delivery;

import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

/** Sends an event to an outgoing channel. */
@FunctionalInterface
public interface EventSender {

    /** Completes when the broker has confirmed the event; otherwise fails. */
    CompletionStage<Void> send(String channel, CloudEvent event);
}

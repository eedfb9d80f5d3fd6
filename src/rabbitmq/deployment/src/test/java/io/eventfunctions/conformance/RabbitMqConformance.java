package io.eventfunctions.conformance;

import java.time.Duration;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.rabbitmq.deployment.RabbitMqServer;

/** What channels on RabbitMQ do beside the policy that holds on every connector. */
abstract class RabbitMqConformance extends DeliveryConformance {

    @Inject
    Config config;

    @Override
    protected void publishNoEvent(String channel, String text) {
        int port = config.getOptionalValue("mp.messaging.incoming." + channel + ".port", Integer.class)
                .orElseGet(() -> config.getValue("rabbitmq-port", Integer.class));
        String queue = config.getOptionalValue("mp.messaging.incoming." + channel + ".queue.name", String.class)
                .orElse(channel);
        RabbitMqServer.publish(port, queue, text);
    }

    @Test
    void aChannelThatStopsAtARejectedEventHandlesNoLaterOneOfItsKey() {
        String key = key();
        CloudEvent rejected = event("rejected", key);
        CloudEvent later = event("later", key);
        when(ONE, rejected, context -> {
            await(() -> journal.arrivals(later) == 1);
            throw new IllegalStateException("never works");
        });
        send("rejecting-keyed", rejected, later);
        assertEnds(Outcome.REJECTED, 1, ONE, rejected);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .until(() -> journal.steps(ONE, later).findAny().isEmpty());
    }
}

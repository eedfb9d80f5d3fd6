package io.eventfunctions.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.process.FreePort;
import io.eventfunctions.rabbitmq.deployment.RabbitMqServer;
import io.eventfunctions.rabbitmq.deployment.TcpProxy;

/** What channels on RabbitMQ do beside the policy that holds on every connector. */
abstract class RabbitMqConformance extends LeaseConformance {

    private static final String LEASED = "keyed";

    /** To the server of the channel whose leases end; it is open as long as the application runs. */
    private static TcpProxy proxy;

    @Inject
    Config config;

    /** The application with its channels, one of which reaches the server through a proxy that is yet to be opened. */
    static QuarkusUnitTest app(Function<String, Map<String, String>> attributes) {
        return RabbitMqServer.in(
                        ConformanceApp.on("smallrye-rabbitmq", attributes), RabbitMqConformance.class, TcpProxy.class)
                .overrideConfigKey("mp.messaging.incoming." + LEASED + ".host", RabbitMqServer.HOST)
                .overrideConfigKey("mp.messaging.incoming." + LEASED + ".port", String.valueOf(FreePort.find()))
                .overrideConfigKey(
                        "mp.messaging.incoming." + ConformanceApp.REDELIVERED + ".failure-strategy", "requeue");
    }

    @BeforeEach
    void openTheProxy() {
        if (proxy == null) {
            proxy = new TcpProxy(port(LEASED), port("plain"));
        }
    }

    @AfterAll
    static void closeTheProxy() throws IOException {
        proxy.close();
    }

    private int port(String channel) {
        return config.getOptionalValue("mp.messaging.incoming." + channel + ".port", Integer.class)
                .orElseGet(() -> config.getValue("rabbitmq-port", Integer.class));
    }

    /** Lost connections return messages to the queue. */
    @Override
    protected void endLeases() {
        proxy.interrupt();
        proxy.restore();
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        String queue = config.getOptionalValue("mp.messaging.incoming." + channel + ".queue.name", String.class)
                .orElse(channel);
        RabbitMqServer.publish(port(channel), queue, text);
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

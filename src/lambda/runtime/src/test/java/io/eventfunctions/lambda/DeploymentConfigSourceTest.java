package io.eventfunctions.lambda;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a deployment tells of its queues arrives at the channels, whatever they are called. */
class DeploymentConfigSourceTest {

    private static final String LINES = """
            mp.messaging.incoming.payment-requests.queue.url=https://sqs.eu-central-1.amazonaws.com/1/dev-payment-requests
            mp.messaging.outgoing."shipping-dead-letters.fifo".queue.url=https://sqs.eu-central-1.amazonaws.com/1/dev-letters.fifo
            mp.messaging.outgoing.orders.topic.arn=arn:aws:sns:eu-central-1:1:dev-orders.fifo
            """;

    @Test
    void namesWithDashesAndDotsAreWhatTheyAre() {
        SmallRyeConfig config = config(LINES, Map.of());
        assertEquals(
                "https://sqs.eu-central-1.amazonaws.com/1/dev-payment-requests",
                config.getRawValue("mp.messaging.incoming.payment-requests.queue.url"));
        assertEquals(
                "https://sqs.eu-central-1.amazonaws.com/1/dev-letters.fifo",
                config.getRawValue("mp.messaging.outgoing.\"shipping-dead-letters.fifo\".queue.url"));
        assertEquals(
                "arn:aws:sns:eu-central-1:1:dev-orders.fifo",
                config.getRawValue("mp.messaging.outgoing.orders.topic.arn"));
    }

    /** The reason that there is such a variable: Reactive Messaging takes every name that it sees for a channel. */
    @Test
    void aVariableOfItsOwnWouldMakeAChannelThatNobodyHas() {
        String key = "MP_MESSAGING_OUTGOING_PAYMENT_REQUESTS_QUEUE_URL";
        assertTrue(names(config("", Map.of(key, "https://...")), "mp.messaging.outgoing.payment.requests"));
        assertFalse(names(config(LINES, Map.of()), "mp.messaging.outgoing.payment.requests"));
    }

    @Test
    void withoutTheVariableThereIsNothing() {
        assertTrue(DeploymentConfigSource.source(null).getPropertyNames().isEmpty());
    }

    @Test
    void itGoesBeforeTheApplicationsOwnConfiguration() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(DeploymentConfigSource.source("mp.messaging.incoming.a.queue.url=deployed"))
                .withDefaultValue("mp.messaging.incoming.a.queue.url", "usual")
                .build();
        assertEquals(
                Optional.of("deployed"), config.getOptionalValue("mp.messaging.incoming.a.queue.url", String.class));
    }

    private static SmallRyeConfig config(String lines, Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(DeploymentConfigSource.source(lines), new EnvConfigSource(variables, 300))
                .build();
    }

    private static boolean names(SmallRyeConfig config, String beginning) {
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}

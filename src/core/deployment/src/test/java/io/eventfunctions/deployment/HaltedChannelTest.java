package io.eventfunctions.deployment;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Channels;
import io.eventfunctions.Channels.Status;
import io.eventfunctions.EventType;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A connector that wants its channel to halt, on a channel with a health check and on one without. */
class HaltedChannelTest {

    @EventType("com.example.thing")
    public record Thing(String name) {}

    public static class Functions {

        @Funq
        @Incoming("things")
        @Incoming("quiet")
        public void handle(Thing thing) {
            throw new IllegalStateException(thing.name());
        }

        @Funq
        @Incoming("others")
        public void handleOther(Thing thing) {}
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Thing.class))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.incoming.quiet.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.incoming.quiet.health-enabled", "false")
            .overrideConfigKey("mp.messaging.incoming.others.connector", "smallrye-in-memory")
            .overrideConfigKey("quarkus.event-functions.delivery.retry", "0");

    @Inject
    @Any
    InMemoryConnector memory;

    @Inject
    Channels channels;

    @Inject
    HealthCenter health;

    @Test
    void itsStateAndLivenessSayWhyAndTheOthersGoOn() {
        halt("things", "broken");
        Channels.State state = channels.find("things").orElseThrow();
        assertEquals(Optional.of("java.lang.IllegalStateException: broken"), state.reason());
        assertFalse(state.resumable());
        HealthReport.ChannelInfo down = health.getLiveness().getChannels().stream()
                .filter(channel -> !channel.isOk())
                .findFirst()
                .orElseThrow();
        assertEquals("things", down.getChannel());
        assertTrue(down.getMessage().contains("broken"), down.getMessage());
        assertEquals(Status.RUNNING, channels.find("others").orElseThrow().status());
        assertThrows(IllegalStateException.class, () -> channels.resume("things"));
        assertEquals(Status.HALTED, channels.find("things").orElseThrow().status());
    }

    @Test
    void itsLivenessSaysNothingWhereTheHealthCheckIsOff() {
        halt("quiet", "broken in silence");
        assertTrue(health.getLiveness().getChannels().stream()
                .noneMatch(channel -> channel.getChannel().equals("quiet") && !channel.isOk()));
    }

    private void halt(String channel, String name) {
        memory.source(channel)
                .send(Message.of(
                        new Thing(name),
                        () -> CompletableFuture.completedFuture(null),
                        CompletableFuture::failedFuture));
        Awaitility.await().until(() -> channels.find(channel).orElseThrow().status() == Status.HALTED);
    }
}

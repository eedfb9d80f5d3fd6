package io.eventfunctions.redis.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Channels;
import io.eventfunctions.Channels.Status;
import io.eventfunctions.EventContext;
import io.eventfunctions.redis.deployment.RecordingFunctions.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Consumer groups: what crashed and live consumers hold, and what becomes of rejected entries. */
class ConsumptionTest {

    private static final String GROUP = "consumption";
    private static final int CLAIM_IDLE_MILLIS = 600_000;

    /** All channels of the application. */
    public static class Functions {

        private final RecordingFunctions recording;

        Functions(RecordingFunctions recording) {
            this.recording = recording;
        }

        @Funq
        @Incoming("shared")
        @Incoming("shared-too")
        @Incoming("restarted")
        @Incoming("trimmed")
        @Incoming("deleting")
        @Incoming("failing")
        @Incoming("halting")
        @Incoming("requeued")
        @Incoming("accepted")
        @Incoming("small")
        public void handle(CloudEvent event, @Context EventContext context) {
            recording.handle(event, context);
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    @Inject
    RecordingFunctions functions;

    @Inject
    Channels channels;

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = RedisTestServer.in(
                        new QuarkusUnitTest().withApplicationRoot(root -> root.addClass(Functions.class)),
                        RecordingFunctions.class,
                        Step.class)
                .setBeforeAllCustomizer(ConsumptionTest::leavePendingEntries)
                .overrideConfigKey("mp.messaging.connector.event-functions-redis.url", RedisTestServer.url())
                .overrideConfigKey("mp.messaging.connector.event-functions-redis.group", GROUP);
        for (String channel : List.of(
                "shared",
                "shared-too",
                "restarted",
                "trimmed",
                "deleting",
                "failing",
                "halting",
                "requeued",
                "accepted",
                "small")) {
            String key = "mp.messaging.incoming." + channel + ".";
            app.overrideConfigKey(key + "connector", "event-functions-redis");
            app.overrideConfigKey(key + "stream", stream(channel));
            app.overrideConfigKey(key + "delivery.retry", "0");
        }
        return app.overrideConfigKey("mp.messaging.incoming.halting.claim-idle-time", CLAIM_IDLE_MILLIS + "ms")
                .overrideConfigKey("mp.messaging.incoming.shared.claim-idle-time", "1s")
                .overrideConfigKey("mp.messaging.incoming.shared.delivery.retry", "5")
                .overrideConfigKey("mp.messaging.incoming.shared-too.stream", stream("shared"))
                .overrideConfigKey("mp.messaging.incoming.shared-too.claim-idle-time", "1s")
                .overrideConfigKey("mp.messaging.incoming.shared-too.delivery.retry", "5")
                .overrideConfigKey("mp.messaging.incoming.restarted.consumer", "me")
                .overrideConfigKey("mp.messaging.incoming.restarted.delivery.retry", "5")
                .overrideConfigKey("mp.messaging.incoming.restarted.delivery.ordering", "channel")
                .overrideConfigKey("mp.messaging.incoming.trimmed.consumer", "me")
                .overrideConfigKey("mp.messaging.incoming.deleting.delete-acknowledged", "true")
                .overrideConfigKey("mp.messaging.incoming.requeued.failure-strategy", "requeue")
                .overrideConfigKey("mp.messaging.incoming.requeued.claim-idle-time", "600ms")
                .overrideConfigKey("mp.messaging.incoming.accepted.failure-strategy", "accept")
                .overrideConfigKey("mp.messaging.incoming.small.delivery.concurrency", "1");
    }

    private static String stream(String channel) {
        return "consumption-" + channel;
    }

    /** As a process of the consumer's name leaves them that has crashed. */
    private static void leavePendingEntries() {
        for (String channel : List.of("restarted", "trimmed")) {
            PlainRedis.command("XGROUP", "CREATE", stream(channel), GROUP, "0", "MKSTREAM");
            add(channel, channel + "-1", "none");
            add(channel, channel + "-2", "none");
            PlainRedis.command("XREADGROUP", "GROUP", GROUP, "me", "COUNT", 2, "STREAMS", stream(channel), ">");
            if (channel.equals("trimmed")) {
                PlainRedis.command("XTRIM", stream(channel), "MAXLEN", 1);
            }
            add(channel, channel + "-3", "none");
        }
    }

    private static String add(String channel, String id, String subject) {
        return PlainRedis.command(added(channel, id, subject)).toString();
    }

    private static Object[] added(String channel, String id, String subject) {
        return new Object[] {
            "XADD",
            stream(channel),
            "*",
            "ce_specversion",
            "1.0",
            "ce_id",
            id,
            "ce_source",
            "/s",
            "ce_type",
            "t",
            "ce_subject",
            subject
        };
    }

    @Test
    void afterARestartAConsumerFirstHandlesWhatItHadNotAcknowledged() {
        await(() -> functions.hasHandled("restarted-3"));
        assertEquals(
                List.of(
                        new Step("restarted", "restarted-1", 2),
                        new Step("restarted", "restarted-2", 2),
                        new Step("restarted", "restarted-3", 1)),
                functions.handledOn("restarted"));
        await(() -> pending("restarted") == 0);
    }

    @Test
    void aPendingEntryThatIsNoLongerInTheStreamDoesNotStayPending() {
        await(() -> functions.hasHandled("trimmed-2") && functions.hasHandled("trimmed-3"));
        await(() -> pending("trimmed") == 0);
        assertFalse(functions.hasHandled("trimmed-1"));
    }

    @Test
    void whatACrashedConsumerHeldIsClaimedAndCountsAsAnAttempt() {
        try (PlainRedis crashing = new PlainRedis(RedisTestServer.port())) {
            // In one transaction: the consumers that wait for entries would be faster.
            crashing.send("MULTI");
            crashing.send(added("shared", "orphan", "none"));
            crashing.send("XREADGROUP", "GROUP", GROUP, "crashed", "COUNT", 1, "STREAMS", stream("shared"), ">");
            crashing.send("EXEC");
        }
        await(() -> functions.hasHandled("orphan"));
        List<Integer> attempts = Stream.of("shared", "shared-too")
                .flatMap(channel -> functions.handledOn(channel).stream())
                .filter(step -> step.id().equals("orphan"))
                .map(Step::attempt)
                .toList();
        assertEquals(List.of(2), attempts);
        await(() -> pending("shared") == 0);
    }

    @Test
    void anEntryInWorkIsNotClaimedHoweverLongTheWorkTakes() {
        CompletableFuture<Void> gate = functions.gate("long");
        String id = add("shared", "long", "none");
        await(() -> functions.begun("long") == 1);
        // Three idle times: without renewal both the other channel and this client would get it.
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    List<?> claim = (List<?>) PlainRedis.command(
                            "XAUTOCLAIM", stream("shared"), GROUP, "thief", 1_000, id, "COUNT", 1, "JUSTID");
                    return ((List<?>) claim.get(1)).isEmpty();
                });
        gate.complete(null);
        await(() -> functions.hasHandled("long"));
        assertEquals(1, functions.begun("long"));
        await(() -> pending("shared") == 0);
    }

    @Test
    void channelsOfOneGroupAreConsumersOfTheirOwn() {
        String label = "event-functions:" + stream("shared") + ":" + GROUP + ":";
        List<String> names = PlainRedis.command("CLIENT", "LIST")
                .toString()
                .lines()
                .map(client -> client.replaceAll(".* name=(\\S*) .*", "$1"))
                .filter(name -> name.startsWith(label))
                .sorted()
                .toList();
        assertEquals(2, names.size(), names::toString);
        assertEquals(names.get(0) + "-2", names.get(1));
    }

    @Test
    void acknowledgedEntriesAreDeletedIfTheChannelSaysSo() {
        add("deleting", "deleted", "none");
        await(() -> functions.hasHandled("deleted"));
        await(() -> PlainRedis.entries(stream("deleting")).isEmpty());
    }

    @Test
    void aRejectedEntryHaltsItsChannelAndStaysPending() {
        add("failing", "poison", "poison");
        await(() -> status("failing") == Status.HALTED);
        assertEquals(Status.RUNNING, status("accepted"));
        assertEquals(1, pending("failing"));
        add("failing", "behind", "none");
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> functions.begun("behind") == 0);
        assertEquals(1, pending("failing"));
    }

    @Test
    void whatAHaltedChannelGivesBackIsIdleAndItsDeliveryCountsOnlyIfAnAttemptWasMade() {
        CompletableFuture<Void> gate = functions.gate("halting");
        addWithKey("halting", "halting", "poison");
        addWithKey("halting", "waiting", "none");
        await(() -> functions.begun("halting") == 1 && pending("halting") == 2);
        gate.complete(null);
        await(() -> status("halting") == Status.HALTED);
        await(() -> PlainRedis.pendingIds(stream("halting"), GROUP, CLAIM_IDLE_MILLIS)
                        .size()
                == 2);
        assertEquals(List.of(1L, 0L), PlainRedis.deliveries(stream("halting"), GROUP));
        assertEquals(0, functions.begun("waiting"));
    }

    @Test
    void aRejectedEntryIsReceivedAgainAfterTheIdleTimeIfTheChannelSaysSo() {
        add("requeued", "again", "once");
        await(() -> functions.hasHandled("again"));
        assertEquals(Status.RUNNING, status("requeued"));
        await(() -> pending("requeued") == 0);
    }

    @Test
    void noEventOfItsKeyOvertakesARejectedEntryThatIsReceivedAgain() {
        addWithKey("requeued", "overtaken", "once");
        addWithKey("requeued", "behind-1", "none");
        await(() -> functions.begun("overtaken") == 1);
        addWithKey("requeued", "behind-2", "none");
        await(() -> functions.hasHandled("behind-2"));
        assertEquals(
                List.of("overtaken", "behind-1", "behind-2"),
                functions.handledOn("requeued").stream()
                        .map(Step::id)
                        .filter(id -> !id.equals("again"))
                        .toList());
        await(() -> pending("requeued") == 0);
    }

    private static void addWithKey(String channel, String id, String subject) {
        List<Object> command = new ArrayList<>(List.of(added(channel, id, subject)));
        command.addAll(List.of("ce_partitionkey", "a key"));
        PlainRedis.command(command.toArray());
    }

    @Test
    void aRejectedEntryIsAcknowledgedIfTheChannelSaysSo() {
        add("accepted", "refused", "poison");
        await(() -> functions.begun("refused") == 1);
        add("accepted", "next", "none");
        await(() -> functions.hasHandled("next"));
        await(() -> pending("accepted") == 0);
        assertEquals(1, functions.begun("refused"));
    }

    @Test
    void noMoreIsReadThanMayBeInFlight() {
        int most = 10;
        CompletableFuture<Void> gate = functions.gate("small-0");
        for (int i = 0; i < most * 2; i++) {
            add("small", "small-" + i, "none");
        }
        await(() -> functions.begun("small-0") == 1);
        await(() -> pending("small") == most);
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> pending("small") == most);
        gate.complete(null);
        await(() -> functions.hasHandled("small-" + (most * 2 - 1)));
        await(() -> pending("small") == 0);
    }

    private static long pending(String channel) {
        return PlainRedis.pending(stream(channel), GROUP);
    }

    private Status status(String channel) {
        return channels.find(channel).orElseThrow().status();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}

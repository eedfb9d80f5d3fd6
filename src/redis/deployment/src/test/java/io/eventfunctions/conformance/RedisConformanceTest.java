package io.eventfunctions.conformance;

import java.time.Duration;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Outcome;
import io.eventfunctions.redis.deployment.PlainRedis;
import io.eventfunctions.redis.deployment.RedisTestServer;

/** The delivery policy on a real Redis, each channel on the stream of its name. */
class RedisConformanceTest extends LeaseConformance {

    private static final String GROUP = "leases";
    private static final String LEASED = "keyed";
    private static final int CLAIM_IDLE_SECONDS = 2;

    @RegisterExtension
    static final QuarkusUnitTest APP = RedisTestServer.in(ConformanceApp.on("event-functions-redis"))
            .overrideConfigKey("quarkus.redis.hosts", RedisTestServer.url())
            .overrideConfigKey("mp.messaging.incoming." + ConformanceApp.REDELIVERED + ".failure-strategy", "requeue")
            .overrideConfigKey("mp.messaging.incoming." + ConformanceApp.REDELIVERED + ".claim-idle-time", "1s")
            .overrideConfigKey("mp.messaging.incoming." + LEASED + ".group", GROUP)
            .overrideConfigKey("mp.messaging.incoming." + LEASED + ".claim-idle-time", CLAIM_IDLE_SECONDS + "s");

    /** Another consumer claims what is pending, and leaves it idle. */
    @Override
    protected void endLeases() {
        long idleMillis = Duration.ofSeconds(CLAIM_IDLE_SECONDS).toMillis();
        for (String id : PlainRedis.pendingIds(LEASED, GROUP, 0)) {
            PlainRedis.command("XCLAIM", LEASED, GROUP, "another", 0, id, "IDLE", idleMillis, "JUSTID");
        }
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        PlainRedis.command("XADD", channel, "*", "data", text);
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

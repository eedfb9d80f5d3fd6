package io.eventfunctions.conformance;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.redis.deployment.PlainRedis;
import io.eventfunctions.redis.deployment.RedisTestServer;

/** How a channel on Redis is paused, halted and resumed. */
class RedisHaltConformanceTest extends HaltConformance {

    private static final String GROUP = "halting";

    /** What is not given back is not idle for so long. */
    private static final int CLAIM_IDLE_MINUTES = 10;

    @RegisterExtension
    static final QuarkusUnitTest APP = RedisTestServer.in(HaltingApp.on(
                    "event-functions-redis",
                    channel -> Map.of("group", GROUP, "claim-idle-time", CLAIM_IDLE_MINUTES + "m")))
            .overrideConfigKey("quarkus.redis.hosts", RedisTestServer.url());

    /** Entries that no consumer has read, and those that any consumer may claim. */
    @Override
    protected Collection<String> availableToOthers(String channel) {
        return Stream.concat(
                        PlainRedis.unread(channel, GROUP).stream(),
                        PlainRedis.claimable(channel, GROUP, CLAIM_IDLE_MINUTES * 60_000L).stream())
                .map(entry -> entry.get("ce_id"))
                .toList();
    }
}

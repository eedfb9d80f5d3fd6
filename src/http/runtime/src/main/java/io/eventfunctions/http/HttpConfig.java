package io.eventfunctions.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Publishing events over HTTP. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.http")
public interface HttpConfig {

    /**
     * The channels that are open for {@code POST /events/{channel}} in production. Without this key none is; in dev mode and
     * in tests all are.
     */
    Optional<Set<String>> channels();

    /** The largest body that is accepted, of one event or of a batch; beyond it the answer is 413. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** How long a request waits for the broker's confirmation; beyond it the answer is 503. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * How many events of one channel may wait for the broker's confirmation at the same time, those included whose request was
     * answered with 503 meanwhile. Beyond it the answer is 503 with {@code Retry-After} and nothing is sent, so that a broker
     * that is down costs no more memory than these events. A batch is accepted as a whole while one more event may wait.
     */
    @WithDefault("5000")
    int maxUnconfirmed();

    /**
     * Whether {@code /dead-letters/{channel}} is open in production; it shows events and sends them back, so protect it. In
     * dev mode and in tests it is open.
     */
    @WithDefault("false")
    boolean deadLetters();
}

package io.eventfunctions.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Publishing events over HTTP. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.http")
public interface HttpConfig {

    /**
     * The channels that are open for {@code POST /events/{channel}} in production. Default: none; in dev mode and in tests
     * all are.
     */
    Optional<Set<@WithConverter(TrimmedStringConverter.class) String>> channels();

    /** The maximum size of a body, of one event or of a batch; a larger one is refused with status 413. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** How long a request waits for the broker's confirmation, more than 0; then the response has status 503. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * How many events of one channel may wait for the broker's confirmation at the same time, those included whose request was
     * answered with 503 meanwhile. Further requests are refused with status 503 and {@code Retry-After}, and nothing is published;
     * this limits the memory that a broker that is down costs. A batch is accepted as a whole if one event is below the limit.
     */
    @WithDefault("5000")
    int maxUnconfirmed();

    /**
     * Whether {@code /dead-letters/{channel}} is open in production. It shows and redrives events, so protect it. In dev mode
     * and in tests it is open.
     */
    @WithDefault("false")
    boolean deadLetters();

    /**
     * Whether {@code /channels} is open in production. It shows the states of incoming channels, pauses and resumes them, so protect it.
     * In dev mode and in tests it is open.
     */
    @WithDefault("false")
    boolean channelControl();
}

package io.eventfunctions.redis;

import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** A channel on Redis carries events as it is; nothing needs to be set, and it takes little ahead. */
final class RedisDefaults implements ConnectorDefaults {

    /** Twice what can run, and at least 10: a group counts deliveries as attempts, and no other consumer gets what one holds. */
    @Override
    public int prefetch(int concurrency) {
        return Math.max(10, 2 * concurrency);
    }

    @Override
    public Set<String> connection() {
        return Set.of("url", "password", "tls-configuration-name", "timeout", "reconnect-max-interval");
    }
}

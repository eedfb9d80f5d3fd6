package io.eventfunctions.redis;

import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** A channel on Redis carries events as it is; nothing needs to be set. */
final class RedisDefaults implements ConnectorDefaults {

    @Override
    public Set<String> connection() {
        return Set.of("url", "password", "tls-configuration-name", "timeout", "reconnect-max-interval");
    }
}

package io.eventfunctions.redis.deployment;

import java.util.Map;

import io.eventfunctions.deployment.devservice.ReplacedDevServices;

/** The dev service of Quarkus's Redis client, which the local Redis replaces. */
public final class RedisDockerServices extends ReplacedDevServices {

    /** For the service loader. */
    public RedisDockerServices() {
        super("redis", Map.of("quarkus.redis", "io.quarkus.redis.runtime.client.RedisClientRecorder"));
    }
}

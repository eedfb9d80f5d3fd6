package io.eventfunctions.redis.deployment;

/** What the server answers to a command that it refuses. */
class RedisError extends RuntimeException {

    RedisError(String message) {
        super(message);
    }
}

package io.eventfunctions.redis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of an entry that is rejected, because no dead-letter channel took its event. */
enum RedisFailureStrategy {

    /** The channel halts; when what is at work has ended, everything is given back, and no later event of its key is handled before it. */
    FAIL,

    /** The entry stays pending and is claimed again after the idle time; later events of its key wait for it in this process. */
    REQUEUE,

    /** The entry is acknowledged, as if it had been handled. */
    ACCEPT;

    /** The strategy of that name; empty if there is none. */
    static Optional<RedisFailureStrategy> of(String name) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.toString().equals(name))
                .findFirst();
    }

    /** The names of all of them, for messages. */
    static String names() {
        return Arrays.stream(values()).map(RedisFailureStrategy::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

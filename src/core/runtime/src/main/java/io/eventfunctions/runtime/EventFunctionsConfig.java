package io.eventfunctions.runtime;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Event Functions. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions")
public interface EventFunctionsConfig {

    /**
     * The {@code source} attribute of the events that the application sends, a URI reference. Default: a slash and the
     * application's name.
     */
    Optional<String> source();

    /**
     * The delivery policy of every channel that says nothing else. The same keys stand under
     * {@code mp.messaging.incoming.<channel>.delivery.*} for one channel, which go first, and under
     * {@code mp.messaging.connector.<connector>.delivery.*} for all channels of a connector.
     */
    Delivery delivery();

    /** The stores that know which function has handled which event. */
    Deduplication deduplication();

    /** The delivery policy; a value that isn't possible stops the start. */
    @ConfigGroup
    interface Delivery {

        /**
         * The maximum age of an event at its first attempt, from its {@code time}, such as {@code 15m}; the attribute
         * {@code expirytime} holds where it is earlier. An event that may have been attempted, in an earlier reception too, does not
         * expire. Default: none.
         */
        Optional<String> ttl();

        /** What becomes of an event that is older: {@code discard} or {@code dead-letter}. */
        @ConfigDocDefault("discard")
        Optional<String> onExpiry();

        /** The number of attempts after the first one, from 0. */
        @ConfigDocDefault("3")
        Optional<String> retry();

        /** How the waits between attempts grow: {@code exponential}, {@code linear} or {@code fixed}. */
        @ConfigDocDefault("exponential")
        Optional<String> backoff();

        /** The first wait between attempts. */
        @ConfigDocDefault("200ms")
        Optional<String> backoffDelay();

        /** The longest wait between attempts. */
        @ConfigDocDefault("30s")
        Optional<String> backoffMax();

        /** The share, from 0 to 1, by which waits are made longer or shorter at random. */
        @ConfigDocDefault("0.2")
        Optional<String> jitter();

        /**
         * The maximum duration of one attempt from the call of the function, such as {@code 10s}; then its thread is interrupted or
         * its {@code Uni} cancelled, and the attempt has failed. Default: none.
         */
        Optional<String> timeout();

        /**
         * Names of exception classes, separated by commas: a function that fails with one of them or a subclass isn't called
         * again for the event. Default: none.
         */
        Optional<String> noRetryOn();

        /**
         * The outgoing channel for events that can't be handled; without one they are rejected, and the connector's own
         * failure strategy applies. Default: none.
         */
        Optional<String> deadLetter();

        /**
         * Which events are handled one after the other: those with the same partition key ({@code key}), all of the channel
         * ({@code channel}) or none ({@code none}).
         */
        @ConfigDocDefault("key")
        Optional<String> ordering();

        /**
         * The number of slots of each function: the maximum number of deliveries at work at the same time. Those that wait for a retry
         * don't count; calls that were given up and have not returned do.
         */
        @ConfigDocDefault("16")
        Optional<String> concurrency();

        /**
         * The greatest number of messages in flight, that is received and not settled, those that wait for a retry included: from 1.
         * Default: on SQS, RabbitMQ and Redis twice {@code concurrency} and at least 10, because they count deliveries or hide messages
         * from other consumers; elsewhere 64 times {@code concurrency}, between 10 and 1024. Independently of it, a channel takes no
         * more while its messages hold about 64 MB of data.
         */
        Optional<String> prefetch();

        /** Whether an event is delivered to a function once: {@code none}, {@code memory} or the name of a store. */
        @ConfigDocDefault("none")
        Optional<String> deduplication();

        /** How long an event that was handled is remembered. */
        @ConfigDocDefault("1h")
        Optional<String> deduplicationWindow();
    }

    /** The stores that know which function has handled which event. */
    @ConfigGroup
    interface Deduplication {

        /** The greatest number of entries in the store {@code memory}; beyond it the oldest are forgotten. At least 1. */
        @WithDefault("100000")
        int memoryEntries();
    }
}

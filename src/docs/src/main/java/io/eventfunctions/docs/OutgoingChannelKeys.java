package io.eventfunctions.docs;

import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocFilename;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** Our attributes of an outgoing channel, for the reference only: Reactive Messaging owns the prefix. */
@ConfigDocFilename("outgoing-channels.adoc")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "mp.messaging.outgoing")
public interface OutgoingChannelKeys {

    /** The channels that functions and publishers send to. */
    @WithParentName
    @ConfigDocMapKey("channel")
    Map<String, Channel> channels();

    /** One of them. */
    @ConfigGroup
    interface Channel {

        /** How events are sent to the channel. */
        @ConfigDocSection
        Delivery delivery();
    }

    /** How events are sent. */
    @ConfigGroup
    interface Delivery {

        /** The content mode, {@code structured} or {@code binary}. Default: the transport's usual one, on Kafka {@code binary}. */
        Optional<String> mode();

        /**
         * Stamps {@code expirytime} on events that have none: their time plus this duration, such as {@code 15m}. Default:
         * none.
         */
        Optional<String> ttl();

        /**
         * The time within which a publication ends: if the broker has not confirmed an event by then, the publication fails with what
         * the connector reports of the channel. The event may still arrive.
         */
        @ConfigDocDefault("30s")
        Optional<String> timeout();
    }
}

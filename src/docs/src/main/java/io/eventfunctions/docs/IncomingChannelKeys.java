package io.eventfunctions.docs;

import java.util.Map;

import io.quarkus.runtime.annotations.ConfigDocFilename;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

import io.eventfunctions.runtime.EventFunctionsConfig;

/** Our attributes of an incoming channel, for the reference only: Reactive Messaging owns the prefix. */
@ConfigDocFilename("incoming-channels.adoc")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "mp.messaging.incoming")
public interface IncomingChannelKeys {

    /** The channels that functions consume. */
    @WithParentName
    @ConfigDocMapKey("channel")
    Map<String, Channel> channels();

    /** One of them. */
    @ConfigGroup
    interface Channel {

        /** The channel's delivery policy. */
        @ConfigDocSection
        EventFunctionsConfig.Delivery delivery();
    }
}

package io.eventfunctions.lambda;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Brings {@link LambdaChannelsSource} into the application's runtime configuration. */
public class LambdaChannels implements ConfigBuilder {

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withSources(new LambdaChannelsSource());
    }
}

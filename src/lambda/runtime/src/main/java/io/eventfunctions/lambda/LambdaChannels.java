package io.eventfunctions.lambda;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Brings {@link DeployedSettings}, {@link LambdaLogs} and {@link LambdaChannelsSource} into the application's runtime configuration. */
public class LambdaChannels implements ConfigBuilder {

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withSources(DeployedSettings.source(System.getenv(DeployedSettings.VARIABLE)))
                .withSources(LambdaLogs.source(System.getenv()))
                .withSources(new LambdaChannelsSource());
    }
}

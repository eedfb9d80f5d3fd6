package io.eventfunctions.channel;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Brings {@link ChannelDefaultsSource} into the application's runtime configuration. */
public class ChannelDefaults implements ConfigBuilder {

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        EnvironmentNames environment = new EnvironmentNames();
        return builder.withSources(environment).withSources(new ChannelDefaultsSource(environment));
    }
}

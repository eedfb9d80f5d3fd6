package io.eventfunctions.lambda;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Adds {@link DeploymentConfigSource}, {@link LambdaLoggingConfigSource} and {@link LambdaConfigSourceFactory} to the runtime configuration. */
public class LambdaConfigBuilder implements ConfigBuilder {

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withSources(DeploymentConfigSource.source(System.getenv(DeploymentConfigSource.VARIABLE)))
                .withSources(LambdaLoggingConfigSource.source(System.getenv()))
                .withSources(new LambdaConfigSourceFactory());
    }
}

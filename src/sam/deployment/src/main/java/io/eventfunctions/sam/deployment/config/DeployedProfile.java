package io.eventfunctions.sam.deployment.config;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The build's configuration as it is in the profile that is deployed. */
public final class DeployedProfile {

    private static final int ABOVE_ALL = Integer.MAX_VALUE;

    private DeployedProfile() {}

    /**
     * The configuration in a profile.
     *
     * @param build the build's own
     * @param profile the profile; empty for the build's
     */
    public static SmallRyeConfig of(SmallRyeConfig build, Optional<String> profile) {
        if (profile.isEmpty()) {
            return build;
        }
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().withProfile(profile.get());
        for (ConfigSource source : build.getConfigSources()) {
            builder.withSources(source);
        }
        return builder.withSources(new PropertiesConfigSource(
                        Map.of(SmallRyeConfig.SMALLRYE_CONFIG_PROFILE, profile.get(), "quarkus.profile", profile.get()),
                        "the profile that is deployed",
                        ABOVE_ALL))
                .build();
    }
}

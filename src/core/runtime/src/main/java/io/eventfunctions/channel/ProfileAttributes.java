package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The channel attributes that hold in the profile at hand, as the build has recorded them. A native image has no other
 * application.properties than what is recorded, and Quarkus records every attribute twice: under {@code mp.messaging}, for
 * each profile, and under {@code quarkus.messaging}, which goes first, for the build's own. So that a profile chosen at the
 * start moves channels, its attributes are raised above both.
 */
final class ProfileAttributes {

    /** Where Quarkus puts what it records; every other source of the application's configuration lies higher. */
    private static final int RECORDED = 0;

    private static final String PREFIX = "mp.messaging.";

    private final ConfigSourceContext context;
    private final Map<String, String> attributes = new HashMap<>();

    private ProfileAttributes(ConfigSourceContext context) {
        this.context = context;
    }

    static ProfileAttributes in(ConfigSourceContext context) {
        ProfileAttributes profile = new ProfileAttributes(context);
        List<String> active = context.getProfiles();
        if (!active.isEmpty()) {
            for (ConfigSource source : context.getConfigSources()) {
                if (source.getOrdinal() == RECORDED) {
                    profile.read(source, active.get(0));
                }
            }
        }
        return profile;
    }

    /** A name with one active profile stands for all of them, in their order. */
    private void read(ConfigSource source, String active) {
        for (String recorded : source.getPropertyNames()) {
            int start = recorded.indexOf(PREFIX);
            if (start > 0 && recorded.charAt(0) == '%') {
                String name = recorded.substring(start);
                ConfigValue value = context.getValue("%" + active + "." + name);
                if (value != null && value.getProfile() != null && value.getConfigSourceOrdinal() == RECORDED) {
                    attributes.put(name, value.getValue());
                }
            }
        }
    }

    /** The value of a property of the application, with these attributes at their place. */
    Optional<String> value(String name) {
        ConfigValue usual = context.getValue(name);
        boolean set = usual != null && usual.getConfigSourceOrdinal() > RECORDED;
        if (attributes.containsKey(name) && !set) {
            return Optional.of(attributes.get(name));
        }
        return Optional.ofNullable(usual).map(ConfigValue::getValue);
    }

    /** Puts them at their place for everybody else. */
    ConfigSource source() {
        return new PropertiesConfigSource(attributes, "Event Functions attributes of the profile", RECORDED + 1);
    }
}

package io.eventfunctions.aws;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.eventfunctions.spi.ConnectorDefaults;

/** SNS channels: one event that was not taken doesn't make the application sick for the rest of its life. */
public class SnsDefaults implements ConnectorDefaults {

    @Override
    public String connector() {
        return SnsCodec.CONNECTOR;
    }

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of();
    }

    @Override
    public Map<String, String> requiredOutgoing() {
        return Map.of();
    }

    @Override
    public Map<String, String> usualIncoming() {
        return Map.of();
    }

    @Override
    public Map<String, String> usualOutgoing() {
        return Map.of("health-enabled", "false");
    }

    @Override
    public Map<String, String> wayBack(String channel, Function<String, Optional<String>> incoming) {
        return Map.of();
    }

    @Override
    public Set<String> connection() {
        return Set.copyOf(Place.ATTRIBUTES);
    }
}

package io.eventfunctions.aws;

import java.util.Map;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** SNS channels: one event that was not taken doesn't make the application sick for the rest of its life. */
final class SnsDefaults implements ConnectorDefaults {

    @Override
    public Map<String, String> outgoing() {
        return Map.of("health-enabled", "false");
    }

    @Override
    public Set<String> connection() {
        return Set.copyOf(AwsEndpoint.ATTRIBUTES);
    }
}

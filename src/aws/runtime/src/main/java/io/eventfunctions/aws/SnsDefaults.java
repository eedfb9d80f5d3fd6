package io.eventfunctions.aws;

import java.util.Map;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/** Defaults of SNS channels: the connector's health check is off, because it stays DOWN after one failed event. */
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

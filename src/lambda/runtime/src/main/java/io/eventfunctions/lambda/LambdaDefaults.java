package io.eventfunctions.lambda;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.eventfunctions.lambda.source.SourceKind;
import io.eventfunctions.spi.ConnectorDefaults;

/**
 * Channels of event sources that have no connector of their own: streams, tables, buckets, buses, and topics of SNS without a queue
 * between. Nothing can be sent back there.
 */
public class LambdaDefaults implements ConnectorDefaults {

    @Override
    public String connector() {
        return LambdaConnector.NAME;
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
    public Map<String, String> wayBack(String channel, Function<String, Optional<String>> incoming) {
        return Map.of();
    }

    @Override
    public Optional<String> noWayBack(String channel, Function<String, Optional<String>> incoming) {
        return Optional.of(Arrays.stream(SourceKind.values())
                .map(SourceKind::attribute)
                .flatMap(attribute -> incoming.apply(attribute).map(name -> attribute + "=" + name).stream())
                .findFirst()
                .orElse("connector=" + LambdaConnector.NAME));
    }

    @Override
    public Set<String> connection() {
        return Set.of();
    }
}

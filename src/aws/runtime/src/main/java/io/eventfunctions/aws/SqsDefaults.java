package io.eventfunctions.aws;

import java.util.Map;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/**
 * SQS channels receive all attributes and delete what is handled; they wait for messages at the server, and what is rejected
 * comes again after the policy's backoff.
 */
final class SqsDefaults implements ConnectorDefaults {

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(
                "receive.request.customizer", SystemAttributes.NAME, "ack-strategy", "delete", "ack.delete", "true");
    }

    @Override
    public Map<String, String> incoming() {
        return Map.of("wait-time-seconds", "20", "visibility-timeout", "30", "failure-strategy", BackoffFailures.NAME);
    }

    @Override
    public Set<String> connection() {
        return Set.copyOf(AwsEndpoint.ATTRIBUTES);
    }
}

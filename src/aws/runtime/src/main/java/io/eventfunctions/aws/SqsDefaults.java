package io.eventfunctions.aws;

import java.util.Map;
import java.util.Set;

import io.eventfunctions.spi.ConnectorDefaults;

/**
 * Defaults of SQS channels: they receive all attributes, delete settled messages, use long polling, and redeliver a rejected message
 * after the policy's backoff.
 */
final class SqsDefaults implements ConnectorDefaults {

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(
                "receive.request.customizer",
                AllAttributesCustomizer.NAME,
                "ack-strategy",
                "delete",
                "ack.delete",
                "true");
    }

    @Override
    public Map<String, String> incoming() {
        return Map.of(
                "wait-time-seconds", "20", "visibility-timeout", "30", "failure-strategy", BackoffFailureStrategy.NAME);
    }

    /** SQS counts receptions and hides messages in flight from other consumers, so no more are received than can start soon. */
    @Override
    public int prefetch(int concurrency) {
        return Math.max(10, 2 * concurrency);
    }

    @Override
    public Set<String> connection() {
        return Set.copyOf(AwsEndpoint.ATTRIBUTES);
    }
}

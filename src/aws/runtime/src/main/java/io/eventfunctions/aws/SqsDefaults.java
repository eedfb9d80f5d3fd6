package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.eventfunctions.spi.ConnectorDefaults;

/**
 * SQS channels receive all attributes and delete what is handled; they wait for messages at the server, and what is rejected
 * comes again after the policy's backoff.
 */
public class SqsDefaults implements ConnectorDefaults {

    private static final String QUEUE = "queue";
    private static final String QUEUE_URL = "queue.url";

    @Override
    public String connector() {
        return SqsCodec.CONNECTOR;
    }

    @Override
    public Map<String, String> requiredIncoming() {
        return Map.of(
                "receive.request.customizer", SystemAttributes.NAME, "ack-strategy", "delete", "ack.delete", "true");
    }

    @Override
    public Map<String, String> requiredOutgoing() {
        return Map.of();
    }

    @Override
    public Map<String, String> usualIncoming() {
        return Map.of("wait-time-seconds", "20", "visibility-timeout", "30", "failure-strategy", BackoffFailures.NAME);
    }

    @Override
    public Map<String, String> wayBack(String channel, Function<String, Optional<String>> incoming) {
        Map<String, String> queue = new HashMap<>();
        queue.put(QUEUE, incoming.apply(QUEUE).orElse(channel));
        incoming.apply(QUEUE_URL).ifPresent(url -> queue.put(QUEUE_URL, url));
        return queue;
    }

    @Override
    public Optional<String> target(String channel, Function<String, Optional<String>> outgoing) {
        return Optional.of(QueueAddress.of(channel, outgoing).toString());
    }

    @Override
    public Predicate<String> consumed(String channel, Function<String, Optional<String>> incoming) {
        QueueAddress queue = QueueAddress.of(channel, incoming);
        return target -> QueueAddress.parse(target).mayBe(queue);
    }

    @Override
    public Set<String> connection() {
        return Set.copyOf(Place.ATTRIBUTES);
    }
}

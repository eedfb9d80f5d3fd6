package io.eventfunctions.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

/** Events as they come from a broker: every attribute a receiver may expect, JSON bytes as data. */
final class UserEvents {

    private static final URI SOURCE = URI.create("/registration");

    private UserEvents() {}

    static List<CloudEvent> several(int count) {
        return IntStream.range(0, count).mapToObj(UserEvents::one).toList();
    }

    private static CloudEvent one(int number) {
        String json = "{\"id\":\"user-%d\",\"name\":\"Ada Lovelace\",\"email\":\"ada%d@example.com\"}"
                .formatted(number, number);
        return CloudEventBuilder.v1()
                .withId("registration-" + number)
                .withSource(SOURCE)
                .withType(UserRegistered.TYPE)
                .withTime(OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                .withExtension("partitionkey", "user-" + number)
                .withExtension("correlationid", "campaign-" + number)
                .build();
    }
}

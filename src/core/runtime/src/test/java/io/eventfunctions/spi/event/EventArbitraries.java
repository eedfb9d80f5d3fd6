package io.eventfunctions.spi.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary events, with every type of attribute and data of every kind. */
final class EventArbitraries {

    private EventArbitraries() {}

    static Arbitrary<CloudEvent> events() {
        Arbitrary<Map<String, Object>> extensions = Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .numeric()
                                .ofMinLength(1)
                                .ofMaxLength(12)
                                .filter(name -> EventAttributes.isExtension(name) && !name.equals("data")),
                        extension())
                .ofMaxSize(6);
        return Combinators.combine(
                        text(1),
                        source(),
                        text(1),
                        text(1).injectNull(0.3),
                        time().injectNull(0.3),
                        contentType(),
                        data(),
                        extensions)
                .as((id, source, type, subject, time, contentType, data, more) -> {
                    CloudEventBuilder event = CloudEventBuilder.v1()
                            .withId(id)
                            .withSource(source)
                            .withType(type)
                            .withSubject(subject)
                            .withTime(time)
                            .withDataContentType(contentType);
                    if (data != null) {
                        event.withData(data);
                    }
                    more.forEach((name, value) -> AttributeValues.set(event, name, value));
                    return event.build();
                });
    }

    /** Texts that look like JSON data, most of which are. */
    static Arbitrary<byte[]> json() {
        return Arbitraries.of(
                        "{}",
                        "[]",
                        "null",
                        "true",
                        "0",
                        "-0",
                        "01",
                        "1.",
                        "1e400",
                        "1.50",
                        "-1E+7",
                        "12345678901234567890.123",
                        "\"\"",
                        "\"a\"",
                        "\"\\u12g4\"",
                        "\"\t\"",
                        "{\"a\":1}",
                        "{\"a\":1,}",
                        "{\"a\" : 1 }",
                        "[1,2]",
                        "[1 2]",
                        " 1",
                        "1 ",
                        "{\"a\":{\"a\":[{}]}}",
                        "\"é😀\"",
                        "{\"a\":1},\"type\":\"x\"",
                        "{\"a\":",
                        "")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Arbitrary<Object> extension() {
        return Arbitraries.oneOf(
                text(0).map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                time().map(Object.class::cast),
                source().map(Object.class::cast),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(9).map(Object.class::cast));
    }

    private static Arbitrary<String> text(int shortest) {
        return Arbitraries.strings()
                .all()
                .ofMinLength(shortest)
                .ofMaxLength(20)
                .map(AttributeValues::legal)
                .filter(text -> text.length() >= shortest);
    }

    private static Arbitrary<URI> source() {
        return Arbitraries.of("/s", "urn:a:b", "https://example.com/a?b=c#d", "/s%C3%BC", "süß", "a")
                .map(URI::create);
    }

    private static Arbitrary<OffsetDateTime> time() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, nano, offset) ->
                        Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(offset * 60)))
                .filter(time -> time.getYear() >= 0 && time.getYear() <= 9999);
    }

    private static Arbitrary<String> contentType() {
        return Arbitraries.of(
                        "application/json",
                        "Application/JSON ; charset=utf-8",
                        "application/vnd.acme+json",
                        "text/plain",
                        "application/json; charset=utf-16",
                        "text/plain; charset=iso-8859-1",
                        "image/png",
                        "json",
                        "application/cloudevents+json")
                .injectNull(0.2);
    }

    private static Arbitrary<byte[]> data() {
        return Arbitraries.oneOf(json(), Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
                .injectNull(0.2);
    }
}

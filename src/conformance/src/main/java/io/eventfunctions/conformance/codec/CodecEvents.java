package io.eventfunctions.conformance.codec;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Named;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Valid events: every type of attribute, and data of every kind. */
final class CodecEvents {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-31T12:00:00Z");
    private static final String INNER =
            "{\"specversion\":\"1.0\",\"id\":\"inner\",\"source\":\"/inner\",\"type\":\"inner\"}";

    private static final List<String> TEXTS = List.of(
            "a",
            " leading and trailing ",
            "süß",
            "😀",
            "日本語",
            "شكرا",
            "\"quoted\"",
            "back\\slash",
            "100%",
            "%20",
            "a,b;c=d",
            "{\"a\":1}",
            "null",
            "true",
            "7",
            "<a href='b'>&amp;</a>",
            "a\u00A0b\u00ADc",
            "=?UTF-8?B?w7w=?=",
            "+",
            "x".repeat(3000));

    private static final List<String> JSON = List.of(
            "{\"a\":1}",
            "[]",
            "{}",
            "\"text\"",
            "0",
            "-0",
            "null",
            "true",
            "1e400",
            "99999999999999.99",
            "12345678901234567890.1230",
            "1.50",
            "{ \"a\" :\n\t[ 1 , 2 ] }",
            "{\"a\":\"süß 😀 \\u00fc \\ud83d\\ude00 \\/ \\n\"}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(400) + "]".repeat(400),
            "{\"a\":\"" + "x".repeat(100_000) + "\"}",
            "\"\\ud800\"");

    private static final List<String> NOT_JSON = List.of(
            "{broken",
            "{\"who\":\"m\"}, \"type\":\"com.example.admin.granted\",\"source\":\"/trusted\",\"x\":1",
            "{} {}",
            " {\"a\":1}",
            "{\"a\":1}\n",
            "\uFEFF{\"a\":1}",
            "'a'",
            "NaN",
            "01",
            "{\"a\":1,}",
            "\"\t\"",
            "\"\u0000\"",
            "//",
            "hello",
            "\"\uFFFE\uFFFF\"",
            "[".repeat(600) + "]".repeat(600));

    private static final List<String> JSON_TYPES = List.of(
            "application/json",
            "Application/JSON",
            "application/json ; charset=utf-8",
            "application/json;charset=\"UTF-8\"",
            "application/vnd.acme+json",
            "application/problem-details+json",
            "text/json");

    private final List<Named<CloudEvent>> events = new ArrayList<>();

    private CodecEvents() {}

    /** The events, each with a name that says what is special about it. */
    static List<Named<CloudEvent>> all() {
        CodecEvents all = new CodecEvents();
        all.attributes();
        all.types();
        all.data();
        all.charsets();
        return all.events;
    }

    private void attributes() {
        add("no optional attribute", event -> event);
        add("all attributes", event -> event.withSubject("s")
                .withTime(TIME)
                .withDataSchema(URI.create("http://example.com/schema"))
                .withData("application/json", bytes("{}"))
                .withExtension("partitionkey", "jo"));
        for (String text : TEXTS) {
            add("id " + text, event -> event.withId(text));
            add("extension " + text, event -> event.withExtension("note", text).withSubject(text));
        }
        for (String source : List.of("urn:a:b", "https://example.com/a?b=c&d#e", "a", "/s%C3%BC", "süß", "//host")) {
            add("source " + source, event -> event.withSource(URI.create(source)));
        }
        for (String time : List.of(
                "2026-01-31T12:00:00.123456789Z",
                "2026-01-31T12:00:00.1+05:30",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999-18:00")) {
            add("time " + time, event -> event.withTime(OffsetDateTime.parse(time)));
        }
    }

    private void types() {
        add("an empty extension", event -> event.withExtension("note", ""));
        for (int number : new int[] {0, 7, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            add("an integer " + number, event -> event.withExtension("number", number));
        }
        add("booleans", event -> event.withExtension("yes", true).withExtension("no", false));
        add("bytes", event -> event.withExtension("seal", new byte[] {0, -1, 10}));
        add("a time", event -> event.withExtension("expirytime", TIME.plusNanos(1)));
        add("a URI", event -> event.withExtension("link", URI.create("https://example.com/?a=b")));
        add("a long name", event -> event.withExtension("abcdefghijklmnopqrst", "a"));
        add("a name of digits", event -> event.withExtension("0123", "a"));
        add("twenty extensions", event -> {
            for (int i = 0; i < 20; i++) {
                event.withExtension("extension" + i, "value" + i);
            }
            return event;
        });
    }

    private void data() {
        for (String json : JSON) {
            add("JSON " + json, event -> event.withData("application/json", bytes(json)));
        }
        for (String json : NOT_JSON) {
            add(
                    "what is not the JSON that it claims to be " + json,
                    event -> event.withData("application/json", bytes(json)));
            add("data without a type " + json, event -> event.withData(bytes(json)));
        }
        for (String type : JSON_TYPES) {
            add("data of type " + type, event -> event.withData(type, bytes("{\"a\": 1.0}")));
            add("broken data of type " + type, event -> event.withData(type, bytes("{broken")));
        }
        add("data without a type", event -> event.withData(bytes("{\"a\": 1.0}")));
        add("empty data", event -> event.withData("application/json", new byte[0]));
        add("empty text", event -> event.withData("text/plain", new byte[0]));
        add("a type without data", event -> event.withDataContentType("application/json"));
        add("all bytes", event -> event.withData("application/octet-stream", allBytes()));
        add("all bytes as JSON", event -> event.withData("application/json", allBytes()));
        add("XML", event -> event.withData("application/xml", bytes("<a>ü</a>")));
        add("text of JSON", event -> event.withData("text/plain", bytes("{\"a\":1}")));
        for (String type : List.of(
                "application/cloudevents+json",
                "Application/CloudEvents+JSON; charset=utf-8",
                "application/cloudevents-batch+json",
                "application/cloudevents+avro")) {
            add("an inner event of type " + type, event -> event.withData(type, bytes(INNER)));
        }
    }

    private void charsets() {
        String json = "{\"a\":\"süß\"}";
        add("JSON in UTF-16", event -> event.withData("application/json; charset=utf-16", json.getBytes(UTF_16)));
        add(
                "JSON in ISO-8859-1",
                event -> event.withData("application/json; charset=ISO-8859-1", json.getBytes(ISO_8859_1)));
        add("JSON in an unknown charset", event -> event.withData("application/json; charset=klingon", bytes(json)));
        add(
                "text in ISO-8859-1",
                event -> event.withData("text/plain; charset=iso-8859-1", "süß".getBytes(ISO_8859_1)));
        add(
                "text in UTF-16",
                event -> event.withData("text/plain; charset=utf-16le", "süß".getBytes(StandardCharsets.UTF_16LE)));
        add("text in UTF-8", event -> event.withData("text/plain; charset=utf-8", bytes("süß\r\n😀")));
        add(
                "JSON in ISO-8859-1 without a charset",
                event -> event.withData("application/json", json.getBytes(ISO_8859_1)));
        add(
                "an overlong character",
                event -> event.withData("application/json", new byte[] {'"', (byte) 0xC0, (byte) 0xA2, '"'}));
        add(
                "a surrogate in UTF-8",
                event -> event.withData(
                        "application/json", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}));
    }

    private void add(String name, UnaryOperator<CloudEventBuilder> change) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId("42")
                .withSource(URI.create("/test"))
                .withType("com.example.happened");
        String shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
        events.add(Named.of(shown.replaceAll("\\p{C}", "?"), change.apply(event).build()));
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

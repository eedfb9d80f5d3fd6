package io.eventfunctions.spi.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What holds for every event and for every input. */
class EventJsonPropertiesTest {

    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String DOCUMENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"time\":\"2026-01-31T12:00:00Z\",\"n\":1,"
                    + "\"datacontenttype\":\"application/json\",\"data\":{\"a\":[1.50,\"\\u00e9é😀\",null,true]}}";

    private static final String USUAL =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"time\":\"2026-01-31T12:00:00Z\",\"subject\":\"é😀\","
                    + "\"datacontenttype\":\"application/json\",\"data\":{\"a\":[1.50,\"\\u00e9é😀\",null,true,{}]}}";

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("events") CloudEvent event) {
        CloudEvent read = EventJsonReader.read(EventJsonWriter.write(event));
        assertEquals(values(event), values(read));
        if (event.getData() == null) {
            assertEquals(null, read.getData());
        } else {
            assertArrayEquals(event.getData().toBytes(), read.getData().toBytes());
        }
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] document) {
        read(document);
    }

    @Property
    void anyTextOfJsonIsReadOrRefused(@ForAll("texts") String document) {
        read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3000)
    void aDamagedEventIsReadOrRefused(@ForAll("damaged") byte[] document) {
        read(document);
    }

    @Property(tries = 3000)
    void aDamagedEventOfTheUsualFormIsReadAsByTheParserOrLeftToIt(@ForAll("damagedUsual") byte[] document) {
        CloudEvent usual;
        try {
            usual = PlainJsonEvent.read(document, 0, document.length);
        } catch (InvalidEventException e) {
            InvalidEventException parsed = assertThrows(
                    InvalidEventException.class, () -> EventJsonReader.parse(document, 0, document.length));
            assertEquals(parsed.getMessage(), e.getMessage());
            return;
        }
        if (usual != null) {
            CloudEvent parsed = EventJsonReader.parse(document, 0, document.length);
            assertEquals(values(parsed), values(usual));
            assertArrayEquals(bytes(parsed), bytes(usual));
        }
    }

    private static byte[] bytes(CloudEvent event) {
        return event.getData() == null ? null : event.getData().toBytes();
    }

    @Property(tries = 3000)
    void whatIsEmbeddedIsWhatAnotherParserReads(@ForAll("values") byte[] data) {
        if (JsonData.isEmbeddable("application/json", data)) {
            assertEquals(true, isJson(data), () -> new String(data, StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 200)
    void jsonOfAnotherWriterIsEmbedded(@ForAll @Size(max = 5) Map<String, Double> value) throws IOException {
        assertEquals(true, JsonData.isEmbeddable("application/json", JACKSON.writeValueAsBytes(value)));
    }

    private static void read(byte[] document) {
        try {
            EventJsonReader.read(document);
        } catch (InvalidEventException e) {
            // The only exception that there may be.
        }
        try {
            EventJsonReader.readBatch(document, null);
        } catch (InvalidEventException e) {
            // The only exception that there may be.
        }
    }

    private static boolean isJson(byte[] data) {
        try (JsonParser json = JACKSON.createParser(data)) {
            return JACKSON.readTree(json) != null && json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> values(CloudEvent event) {
        Map<String, String> values = new TreeMap<>();
        AttributeValues.forEach(event, (name, value) -> values.put(name, AttributeValues.text(value)));
        values.put("datacontenttype", String.valueOf(event.getDataContentType()));
        return values;
    }

    @Provide
    Arbitrary<CloudEvent> events() {
        return EventArbitraries.events();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "\\u",
                        "\"id\"",
                        "\"data\"",
                        "\"data_base64\"",
                        "\"1\"",
                        "1",
                        "-",
                        "0",
                        ".",
                        "e",
                        "null",
                        "true",
                        " ",
                        "\u0000",
                        "é",
                        "😀",
                        "\"specversion\":\"1.0\"")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return damaged(DOCUMENT);
    }

    @Provide
    Arbitrary<byte[]> damagedUsual() {
        return damaged(USUAL);
    }

    private static Arbitrary<byte[]> damaged(String document) {
        byte[] whole = document.getBytes(StandardCharsets.UTF_8);
        return Arbitraries.integers()
                .between(0, whole.length - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(places -> Arbitraries.bytes()
                        .list()
                        .ofSize(places.size() + 1)
                        .map(bytes -> {
                            byte[] damaged = whole.clone();
                            for (int i = 0; i < places.size(); i++) {
                                damaged[places.get(i)] = bytes.get(i);
                            }
                            return bytes.get(places.size()) < 0 ? Arrays.copyOf(damaged, places.get(0)) : damaged;
                        }));
    }

    @Provide
    Arbitrary<byte[]> values() {
        return Arbitraries.oneOf(
                texts().map(text -> text.getBytes(StandardCharsets.UTF_8)),
                EventArbitraries.json(),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(6));
    }
}

package io.eventfunctions.spi.event;

import java.nio.charset.StandardCharsets;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The usual form of an event is read without the parser, as the parser would read it; all else is left to the parser. */
class PlainJsonEventTest {

    private static final String EVENT =
            "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/things\",\"type\":\"com.example.happened\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + EVENT + "}",
                " \t\r\n{ " + EVENT + " } \n",
                "{" + EVENT + ",\"data\":{\"a\":[1,2.50,-1e400,true,null,\"x\\u0041\\\"\"]}}",
                "{\"data\" : 12345678901234567890.123 ," + EVENT + "}",
                "{" + EVENT + ",\"data\":null}",
                "{" + EVENT + ",\"data\":\"\\ud83d\\ude00\"}",
                "{" + EVENT + ",\"datacontenttype\":\"text/plain\",\"data\":\"a\\nb\"}",
                "{" + EVENT + ",\"data_base64\":\"AAEC\"}",
                "{" + EVENT + ",\"subject\":\"\u00e9\u20ac\ud83d\ude00\",\"partitionkey\":\"k\",\"another\":\"\"}",
                "{" + EVENT + ",\"time\":\"2026-01-31T12:00:00.5+01:00\",\"dataschema\":\"https://example.com/s\"}"
            })
    void theUsualFormIsReadAsByTheParser(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        CloudEvent event = PlainJsonEvent.read(bytes, 0, bytes.length);
        assertNotNull(event);
        CloudEvent parsed = EventJsonReader.parse(bytes, 0, bytes.length);
        assertEquals(parsed, event);
        assertArrayEquals(data(parsed), data(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{" + EVENT,
                "{" + EVENT + ",}",
                "{" + EVENT + "}}",
                "{" + EVENT + "} x",
                "{" + EVENT + ",\"subject\":\"\\u0041\"}",
                "{" + EVENT + ",\"s\\u0041\":\"x\"}",
                "{" + EVENT + ",\"subject\":\"a\tb\"}",
                "{" + EVENT + ",\"subject\":\"a",
                "{" + EVENT + ",\"number\":1}",
                "{" + EVENT + ",\"truth\":true}",
                "{" + EVENT + ",\"partitionkey\":null}",
                "{" + EVENT + ",\"object\":{}}",
                "{" + EVENT + ",\"data_base64\":null}",
                "{" + EVENT + ",\"data\":}",
                "{" + EVENT + ",\"data\":01}",
                "{" + EVENT + ",\"data\":{\"a\":1,}}",
                "{" + EVENT + ",\"data\":NaN}",
                "{" + EVENT + ",'subject':\"x\"}",
                "{" + EVENT + "/**/}"
            })
    void anotherFormIsLeftToTheParser(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertNull(PlainJsonEvent.read(bytes, 0, bytes.length));
    }

    @Test
    void bytesThatAreNotUtf8AreLeftToTheParser() {
        for (String place : new String[] {"\"subject\":\"?\"", "\"data\":\"?\"", "\"?\":\"x\""}) {
            byte[] bytes = ("{" + EVENT + "," + place + "}").getBytes(StandardCharsets.UTF_8);
            bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;
            assertNull(PlainJsonEvent.read(bytes, 0, bytes.length), place);
        }
    }

    @Test
    void whatIsBehindTheEndIsNotRead() {
        byte[] bytes = ("x{" + EVENT + "},{").getBytes(StandardCharsets.UTF_8);
        assertNotNull(PlainJsonEvent.read(bytes, 1, bytes.length - 2));
        for (int end = 1; end < bytes.length - 2; end++) {
            assertNull(PlainJsonEvent.read(bytes, 1, end));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/things\"}",
                "{" + EVENT + ",\"id\":\"2\"}",
                "{" + EVENT + ",\"subject\":\"\"}",
                "{" + EVENT + ",\"subject\":\"a\u0085b\"}",
                "{" + EVENT + ",\"Name\":\"x\"}",
                "{" + EVENT + ",\"time\":\"yesterday\"}",
                "{" + EVENT + ",\"dataschema\":\"relative\"}",
                "{" + EVENT + ",\"data\":1,\"data\":2}",
                "{" + EVENT + ",\"data\":1,\"data_base64\":\"AA==\"}",
                "{" + EVENT + ",\"data_base64\":\"?\"}",
                "{" + EVENT + ",\"datacontenttype\":\"text/plain\",\"data\":1}"
            })
    void aViolationIsReportedAsByTheParser(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        InvalidEventException reported =
                assertThrows(InvalidEventException.class, () -> PlainJsonEvent.read(bytes, 0, bytes.length));
        InvalidEventException expected =
                assertThrows(InvalidEventException.class, () -> EventJsonReader.parse(bytes, 0, bytes.length));
        assertEquals(expected.getMessage(), reported.getMessage());
        assertEquals(expected.attribute(), reported.attribute());
        assertEquals(expected.readable(), reported.readable());
    }

    private static byte[] data(CloudEvent event) {
        return event.getData() == null ? null : event.getData().toBytes();
    }
}

package io.eventfunctions.spi.event;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is not the same for every codec: charsets of documents, batches, parts of documents. */
class EventJsonReaderTest {

    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"süß\",\"source\":\"/s\",\"type\":\"t\",\"data\":{ \"a\":1.0 }}";

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, UTF-8",
        "application/cloudevents+json; charset=utf-16be, UTF-16BE",
        "application/cloudevents+json; charset=utf-16, UTF-16",
        "application/cloudevents+json, UTF-16",
        "application/cloudevents+json; charset=ISO-8859-1, ISO-8859-1"
    })
    void aDocumentIsInTheCharsetOfItsTypeOrOfItsByteOrderMark(String contentType, String charset) {
        CloudEvent event = EventJsonReader.read(EVENT.getBytes(Charset.forName(charset)), contentType);
        assertEquals("süß", event.getId());
        assertEquals("{ \"a\":1.0 }", new String(event.getData().toBytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void anotherCharsetThatIsNotDeclaredIsRefused(String charset) {
        byte[] document = EVENT.getBytes(Charset.forName(charset));
        assertThrows(InvalidEventException.class, () -> EventJsonReader.read(document));
    }

    @Test
    void aCharsetThatIsUnknownOrBrokenIsRefused() {
        byte[] document = EVENT.getBytes(StandardCharsets.UTF_8);
        assertThrows(InvalidEventException.class, () -> EventJsonReader.read(document, "a/b; charset=klingon"));
        assertThrows(InvalidEventException.class, () -> EventJsonReader.read(document, "a/b; charset=us-ascii"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xFF, 0x80})
    void whatIsNotUtf8IsRefused(int octet) {
        byte[] document = EVENT.replace("süß", "sxß").getBytes(StandardCharsets.UTF_8);
        document[EVENT.indexOf('ü')] = (byte) octet;
        assertThrows(InvalidEventException.class, () -> EventJsonReader.read(document));
    }

    @Test
    void aBatchIsReadInOrderAndAnInvalidEventInItIsCounted() {
        String second = EVENT.replace("süß", "2");
        List<CloudEvent> events = EventJsonReader.readBatch(bytes(" [" + EVENT + " , " + second + "] "), null);
        assertEquals(List.of("süß", "2"), events.stream().map(CloudEvent::getId).toList());
        assertEquals("{ \"a\":1.0 }", new String(events.get(1).getData().toBytes(), StandardCharsets.UTF_8));
        InvalidEventException refusal = assertThrows(
                InvalidEventException.class,
                () -> EventJsonReader.readBatch(bytes("[" + EVENT + ",{\"specversion\":\"1.0\"}]"), null));
        assertEquals(1, refusal.index());
        assertEquals("id", refusal.attribute());
        assertThrows(InvalidEventException.class, () -> EventJsonReader.readBatch(bytes("[" + EVENT + "] x"), null));
    }

    @Test
    void aPartOfADocumentIsRead() {
        byte[] document = bytes("{\"detail\":" + EVENT + "}");
        CloudEvent event = EventJsonReader.read(document, 10, document.length - 1);
        assertEquals("{ \"a\":1.0 }", new String(event.getData().toBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsReadableOfACutDocumentIsReported() {
        InvalidEventException refusal = assertThrows(
                InvalidEventException.class,
                () -> EventJsonReader.read(bytes(EVENT.substring(0, EVENT.indexOf("\"type\"")))));
        assertNull(refusal.attribute());
        assertEquals("süß", refusal.readable().id());
        assertNull(refusal.readable().type());
    }

    @Test
    void aRefusalDoesNotRepeatALongOrUnprintableValue() {
        String message = assertThrows(
                        InvalidEventException.class,
                        () -> EventJsonReader.read(
                                bytes(EVENT.replace("\"/s\"", "\" \\u2028" + "x".repeat(60_000) + "\""))))
                .getMessage();
        assertTrue(message.length() < 300, message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

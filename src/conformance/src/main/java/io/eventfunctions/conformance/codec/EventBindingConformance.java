package io.eventfunctions.conformance.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.event.AttributeValues;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every transport must do with the events that it carries. */
public abstract class EventBindingConformance {

    protected static final String STRUCTURED = "application/cloudevents+json";

    /** The content modes of the transport. */
    protected Set<ContentMode> modes() {
        return Set.of(ContentMode.values());
    }

    /** Whether broken JSON in binary mode is refused at once, while its sender waits for the response. */
    protected boolean refusesBrokenJson() {
        return false;
    }

    /** Sends an event and receives it. */
    protected abstract CloudEvent transfer(CloudEvent event, ContentMode mode);

    /**
     * Receives a message.
     *
     * @param attributes of binary mode by name, without the prefix of headers; empty in structured mode
     * @throws RuntimeException if the message is not an event
     */
    protected abstract CloudEvent receive(Map<String, String> attributes, @Nullable String contentType, byte[] body);

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("eventsInBothModes")
    void whatArrivesEqualsWhatWasSent(CloudEvent event, ContentMode mode) {
        if (!modes().contains(mode)) {
            assertThrows(RuntimeException.class, () -> transfer(event, mode));
            return;
        }
        if (mode == ContentMode.BINARY && refusesBrokenJson() && isBrokenJson(event)) {
            RuntimeException refusal = assertThrows(RuntimeException.class, () -> transfer(event, mode));
            assertTrue(refusal.getMessage().contains("JSON"), refusal.getMessage());
            return;
        }
        CloudEvent arrived = transfer(event, mode);
        assertEquals(attributes(event), attributes(arrived));
        assertArrayEquals(data(event), data(arrived));
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void dataOfAStructuredEventKeepsItsBytes(String document, String data) {
        CloudEvent event = receive(Map.of(), STRUCTURED, document.getBytes(UTF_8));
        assertEquals(data, new String(data(event), UTF_8));
    }

    @Test
    void anAttributeThatIsNullIsUnset() {
        CloudEvent event = structured("\"subject\":null,\"time\":null,\"partitionkey\":null,\"note\":null");
        assertEquals(Set.of(), event.getExtensionNames());
        assertEquals(null, event.getSubject());
        assertEquals(null, event.getTime());
    }

    @Test
    void attributesOfAStructuredEventKeepTheirTypes() {
        CloudEvent event = structured("\"number\":-2147483648,\"yes\":true,\"text\":\"7\"");
        assertEquals(Integer.MIN_VALUE, event.getExtension("number"));
        assertEquals(true, event.getExtension("yes"));
        assertEquals("7", event.getExtension("text"));
    }

    @Test
    void embeddedDataIsInTheCharsetThatItsTypeDeclares() {
        CloudEvent event =
                structured("\"data\":{\"a\":\"ü\"},\"datacontenttype\":\"application/json; charset=utf-16\"");
        assertEquals("{\"a\":\"ü\"}", new String(data(event), UTF_16));
    }

    @Test
    void aByteOrderMarkIsNotAPartOfTheEvent() {
        CloudEvent event = receive(
                Map.of(),
                STRUCTURED,
                "\uFEFF{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\": 1}}"
                        .getBytes(UTF_8));
        assertEquals("{\"a\": 1}", new String(data(event), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("invalidDocuments")
    void aStructuredEventThatIsInvalidIsRefusedByName(String document, String names) {
        RuntimeException refusal =
                assertThrows(RuntimeException.class, () -> receive(Map.of(), STRUCTURED, document.getBytes(UTF_8)));
        assertTrue(refusal.getMessage().contains(names), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "time, 2022-02-24T13:25:16+0000",
                "time, yesterday",
                "source, a b",
                "id, ``",
                "type, ``",
                "specversion, 0.3",
                "dataschema, relative",
                "subject, ``",
                "no_te, a",
                "data, a",
                "data_base64, AA==",
                "datacontenttype, text/plain"
            })
    void aBinaryEventThatIsInvalidIsRefusedByName(String name, String value) {
        assertRefused(name, value);
    }

    @Test
    void controlCharactersAreRefused() {
        for (String character : List.of("\n", "\u0001", "\u007F", "\u0085")) {
            assertRefused("note", "a" + character + "b");
            assertRefused("id", "a" + character + "b");
        }
    }

    private void assertRefused(String name, String value) {
        if (!modes().contains(ContentMode.BINARY)) {
            return;
        }
        Map<String, String> attributes = binary();
        attributes.put(name, value);
        RuntimeException refusal =
                assertThrows(RuntimeException.class, () -> receive(attributes, "text/plain", "hello".getBytes(UTF_8)));
        assertTrue(refusal.getMessage().contains("'" + name + "'"), refusal.getMessage());
    }

    /** The attributes of a valid binary event, which can be changed. */
    protected static Map<String, String> binary() {
        return new HashMap<>(Map.of(
                "specversion", "1.0", "id", "42", "source", "/test", "type", "com.example.happened", "subject", "it"));
    }

    private CloudEvent structured(String members) {
        String document = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"," + members + "}";
        return receive(Map.of(), STRUCTURED, document.getBytes(UTF_8));
    }

    static List<Arguments> eventsInBothModes() {
        List<Arguments> all = new ArrayList<>();
        for (Named<CloudEvent> event : CodecEvents.all()) {
            for (ContentMode mode : ContentMode.values()) {
                all.add(Arguments.of(event, mode));
            }
        }
        return all;
    }

    static List<Arguments> validDocuments() {
        return CodecDocuments.valid();
    }

    static List<Arguments> invalidDocuments() {
        return CodecDocuments.invalid();
    }

    /** All attributes as text: not every transport carries their types. */
    protected static Map<String, String> attributes(CloudEvent event) {
        Map<String, String> attributes = new TreeMap<>();
        AttributeValues.forEach(event, (name, value) -> attributes.put(name, AttributeValues.text(value)));
        attributes.put("datacontenttype", String.valueOf(event.getDataContentType()));
        return attributes;
    }

    /** The data; no transport distinguishes empty data from none in binary mode. */
    protected static byte[] data(CloudEvent event) {
        return event.getData() == null ? new byte[0] : event.getData().toBytes();
    }

    private static boolean isBrokenJson(CloudEvent event) {
        return BrokenJson.is(event.getDataContentType(), data(event));
    }
}

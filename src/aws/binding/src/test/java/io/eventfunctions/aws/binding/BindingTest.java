package io.eventfunctions.aws.binding;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The sentences of deploy/SQS-SNS-BINDING.md on messages, by their numbers. */
class BindingTest {

    private static final String JSON_EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"42\",\"source\":\"/test\",\"type\":\"com.example.happened\"}";
    private static final String STRUCTURED = "application/cloudevents+json";

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("42")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .withTime(OffsetDateTime.parse("2026-01-31T12:00:00Z"))
            .withSubject("süß 😀")
            .withExtension("partitionkey", "jo")
            .withData("application/json", "{\"a\":\"ü\"}".getBytes(UTF_8))
            .build();

    private static final Map<String, String> BINARY =
            Map.of("ce-specversion", "1.0", "ce-id", "42", "ce-source", "/test", "ce-type", "com.example.happened");

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void section1_3_receiversUnderstandBothModes(ContentMode mode) {
        EventMessage written = EventMessageWriter.write(EVENT, mode);
        CloudEvent read = EventMessageReader.read(written.body(), written.attributes());
        assertEquals(EVENT.getAttributeNames(), read.getAttributeNames());
        assertEquals(EVENT.getExtensionNames(), read.getExtensionNames());
        assertEquals(EVENT.getSubject(), read.getSubject());
        assertEquals(EVENT.getTime(), read.getTime());
        assertEquals("{\"a\":\"ü\"}", data(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "application/xml"})
    void textIsWrittenAsTextSoThatItsMessageIsNoLargerThanItIs(String contentType) {
        byte[] text = "<süß> \"😀\" \t\n".getBytes(UTF_8);
        EventMessage written = EventMessageWriter.write(
                CloudEventBuilder.from(EVENT).withData(contentType, text).build(), null);
        assertFalse(written.body().contains("data_base64"), written.body());
        CloudEvent read = EventMessageReader.read(written.body(), written.attributes());
        assertArrayEquals(text, read.getData().toBytes());
        assertEquals(contentType, read.getDataContentType());
    }

    @Test
    void section1_3_structuredIsTheUsualMode() {
        assertEquals(
                STRUCTURED, EventMessageWriter.write(EVENT, null).attributes().get("content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STRUCTURED, "application/cloudevents+json; charset=UTF-8", "Application/CloudEvents+JSON"})
    void section3_1_theContentTypeSaysThatAMessageIsStructured(String contentType) {
        Map<String, String> attributes = new HashMap<>(BINARY);
        attributes.put("content-type", contentType);
        attributes.put("ce-id", "not this one");
        assertEquals("42", EventMessageReader.read(JSON_EVENT, attributes).getId());
    }

    @Test
    void section3_2_theSpecversionSaysThatAMessageIsBinary() {
        CloudEvent read = EventMessageReader.read(JSON_EVENT.replace("42", "not this one"), BINARY);
        assertEquals("42", read.getId());
        assertTrue(data(read).contains("not this one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain"})
    void section3_3_anUnmarkedJsonEventIsStructured(String contentType) {
        assertEquals("42", EventMessageReader.read(JSON_EVENT, Map.of()).getId());
        assertEquals(
                "42",
                EventMessageReader.read(JSON_EVENT, Map.of("content-type", contentType))
                        .getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{}", "[1]", "{\"id\":\"42\"", "7", "null", "{\"Type\":\"Notification\"}"})
    void section3_6_anythingElseIsNoEvent(String body) {
        assertThrows(RuntimeException.class, () -> EventMessageReader.read(body, Map.of()));
    }

    @Test
    void section3_6_anEventIsOneInWhateverOrderItsFieldsAre() {
        String last =
                "{\"data\":{\"a\":[1]},\"id\":\"42\",\"source\":\"/test\",\"type\":\"com.example.happened\",\"specversion\":\"1.0\"}";
        assertEquals("42", EventMessageReader.read(last, Map.of()).getId());
    }

    @Test
    void section3_6_anEventInsideOfSomethingElseIsNoEvent() {
        String inside = "{\"detail\":" + JSON_EVENT + "}";
        assertFalse(EventMessageReader.isMeantAsEvent(inside, Map.of()));
        assertThrows(UndecodableEventException.class, () -> EventMessageReader.read(inside, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type"})
    void section3_aMissingAttributeIsNamed(String missing) {
        Map<String, String> attributes = new HashMap<>(BINARY);
        attributes.remove("ce-" + missing);
        RuntimeException binary = assertThrows(RuntimeException.class, () -> EventMessageReader.read("x", attributes));
        assertTrue(binary.getMessage().contains(missing), binary.getMessage());
        String body =
                JSON_EVENT.replaceFirst("\"" + missing + "\":\"[^\"]*\",?", "").replace(",}", "}");
        RuntimeException structured =
                assertThrows(RuntimeException.class, () -> EventMessageReader.read(body, Map.of()));
        assertTrue(structured.getMessage().contains(missing), structured.getMessage());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void section3_aMalformedAttributeMakesAMessageNoEvent(String name, String value) {
        Map<String, String> attributes = new HashMap<>(BINARY);
        attributes.put(name, value);
        assertThrows(RuntimeException.class, () -> EventMessageReader.read("x", attributes));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("ce-time", "yesterday"),
                Arguments.of("ce-source", "::"),
                Arguments.of("ce-specversion", "9"),
                Arguments.of("ce-id", ""),
                Arguments.of("ce-No_Name", "x"));
    }

    @Test
    void section3_anEventFormatThatIsNotKnownMakesAMessageNoEventAndTheRulesBehindItAreNotTried() {
        Map<String, String> attributes = new HashMap<>(BINARY);
        attributes.put("content-type", "application/cloudevents+avro");
        RuntimeException failure =
                assertThrows(RuntimeException.class, () -> EventMessageReader.read(JSON_EVENT, attributes));
        assertTrue(failure.getMessage().contains("application/cloudevents+avro"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-id", "ce-colour", "ce-specversion", "content-type"})
    void section3_aBinaryAttributeOfTheEventMakesAMessageNoEvent(String name) {
        Map<String, String> attributes = new HashMap<>(BINARY);
        attributes.put(name, null);
        RuntimeException failure = assertThrows(RuntimeException.class, () -> EventMessageReader.read("x", attributes));
        assertTrue(failure.getMessage().contains(name), failure.getMessage());
    }

    @Test
    void section3_otherAttributesAreIgnored() {
        Map<String, String> attributes = new HashMap<>(BINARY);
        attributes.put("colour", "red");
        attributes.put("picture", null);
        assertEquals(Set.of(), EventMessageReader.read("x", attributes).getExtensionNames());
    }

    @Test
    void section3_1_2_dataWithAnIllegalCharacterIsCarriedInBase64() {
        CloudEvent event = withData("application/json", "{\"a\":\"\uFFFE\uFFFF\"}".getBytes(UTF_8));
        EventMessage written = EventMessageWriter.write(event, null);
        assertTrue(MessageText.isLegal(written.body()));
        assertTrue(written.body().contains("\"data_base64\""), written.body());
        assertEquals("{\"a\":\"\uFFFE\uFFFF\"}", data(EventMessageReader.read(written.body(), written.attributes())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "", "{} {}", "hello"})
    void section3_1_2_jsonThatIsNoneIsCarriedInBase64(String broken) {
        EventMessage written = EventMessageWriter.write(withData("application/json", broken.getBytes(UTF_8)), null);
        assertTrue(written.body().contains("\"data_base64\""), written.body());
        assertEquals(broken, data(EventMessageReader.read(written.body(), written.attributes())));
    }

    @Test
    void section3_1_2_dataThatIsNoTextIsCarriedInBase64() {
        for (String contentType : List.of("image/png", "application/json")) {
            byte[] bytes = {(byte) 0xC3, 0, 1};
            EventMessage written = EventMessageWriter.write(withData(contentType, bytes), null);
            assertTrue(written.body().contains("\"data_base64\":\"wwAB\""), written.body());
        }
    }

    @Test
    void section3_1_3_typeSourceAndSubjectAreRepeated() {
        assertEquals(
                Map.of(
                        "content-type", STRUCTURED,
                        "ce-type", "com.example.happened",
                        "ce-source", "/test",
                        "ce-subject", "süß 😀"),
                EventMessageWriter.write(EVENT, null).attributes());
    }

    @Test
    void section3_1_3_whatCanNotBeAnAttributeIsNotSent() {
        CloudEvent event = CloudEventBuilder.from(EVENT).withSubject("\u0001").build();
        for (ContentMode mode : ContentMode.values()) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> EventMessageWriter.write(event, mode));
            assertTrue(refusal.getMessage().contains("'subject'"), refusal.getMessage());
        }
    }

    @Test
    void section3_2_1_theContentTypeIsThatOfTheData() {
        EventMessage written = EventMessageWriter.write(EVENT, ContentMode.BINARY);
        assertEquals("application/json", written.attributes().get("content-type"));
        assertEquals("{\"a\":\"ü\"}", written.body());
        assertNull(EventMessageReader.read("x", BINARY).getDataContentType());
    }

    @Test
    void section3_2_3_allAttributesAreText() {
        CloudEvent event =
                CloudEventBuilder.from(EVENT).withExtension("count", 7).build();
        assertEquals(
                Map.of(
                        "content-type", "application/json",
                        "ce-specversion", "1.0",
                        "ce-id", "42",
                        "ce-source", "/test",
                        "ce-type", "com.example.happened",
                        "ce-time", "2026-01-31T12:00:00Z",
                        "ce-subject", "süß 😀",
                        "ce-partitionkey", "jo"),
                EventMessageWriter.write(EVENT, ContentMode.BINARY).attributes());
        CloudEvent short7 =
                CloudEventBuilder.from(event).withoutExtension("partitionkey").build();
        assertEquals(
                "7",
                EventMessageWriter.write(short7, ContentMode.BINARY)
                        .attributes()
                        .get("ce-count"));
    }

    @ParameterizedTest
    @MethodSource("notBinary")
    void section3_2_4_someEventsAreSentStructuredInstead(CloudEvent event) {
        EventMessage written = EventMessageWriter.write(event, ContentMode.BINARY);
        assertEquals(STRUCTURED, written.attributes().get("content-type"));
        assertTrue(MessageText.isLegal(written.body()));
        CloudEvent read = EventMessageReader.read(written.body(), written.attributes());
        assertEquals(event.getExtensionNames(), read.getExtensionNames());
    }

    static Stream<CloudEvent> notBinary() {
        return Stream.of(
                CloudEventBuilder.from(EVENT)
                        .withExtension("one", "1")
                        .withExtension("two", "2")
                        .withExtension("three", "3")
                        .build(),
                CloudEventBuilder.from(EVENT).withoutData().build(),
                withData("text/plain", new byte[0]),
                withData("text/plain", new byte[] {(byte) 0xC3}),
                withData("text/plain", new byte[] {1}),
                CloudEventBuilder.from(EVENT).withExtension("note", "").build(),
                withData(STRUCTURED, JSON_EVENT.getBytes(UTF_8)),
                withData("Application/CloudEvents+JSON", JSON_EVENT.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void section4_2_anEnvelopeIsUnwrapped(ContentMode mode) {
        EventMessage written = EventMessageWriter.write(EVENT, mode);
        CloudEvent read = EventMessageReader.read(envelope(written.body(), written.attributes()), Map.of());
        assertEquals("42", read.getId());
        assertEquals(EVENT.getSubject(), read.getSubject());
        assertEquals("{\"a\":\"ü\"}", data(read));
    }

    @Test
    void section4_2_anEnvelopeAroundAnUnmarkedEventIsUnwrapped() {
        assertEquals(
                "42",
                EventMessageReader.read(envelope(JSON_EVENT, Map.of()), Map.of())
                        .getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{}", "7"})
    void section4_2_anEnvelopeAroundSomethingElseIsNoEvent(String message) {
        assertThrows(RuntimeException.class, () -> EventMessageReader.read(envelope(message, Map.of()), Map.of()));
    }

    @Test
    void section4_2_anEnvelopeInAnEnvelopeIsNoEvent() {
        String inner = envelope(JSON_EVENT, Map.of());
        assertThrows(RuntimeException.class, () -> EventMessageReader.read(envelope(inner, Map.of()), Map.of()));
    }

    @Test
    void section4_2_aBinaryAttributeInAnEnvelopeIsNotText() {
        String envelope = envelope("x", BINARY).replaceFirst("\"String\"", "\"Binary\"");
        assertThrows(RuntimeException.class, () -> EventMessageReader.read(envelope, Map.of()));
    }

    @Test
    void section5_1_theDeduplicationIdIsTheHashOfSourceAndId() {
        assertEquals(sha256("/test\n42"), EventMessageWriter.write(EVENT, null).deduplication());
        assertEquals(64, EventMessageWriter.write(EVENT, null).deduplication().length());
    }

    @Test
    void section5_1_aDeadLetterAndAnEventThatWasSentBackAreMessagesOfTheirOwn() {
        Stream<CloudEvent> copies = Stream.of(
                EVENT,
                CloudEventBuilder.from(EVENT)
                        .withExtension("deadletterfunction", "one")
                        .build(),
                CloudEventBuilder.from(EVENT)
                        .withExtension("deadletterfunction", "other")
                        .build(),
                CloudEventBuilder.from(EVENT)
                        .withExtension("deadletterfunction", "one")
                        .withExtension("deadletterredrives", 1)
                        .build());
        assertEquals(
                4,
                copies.map(copy -> EventMessageWriter.write(copy, null).deduplication())
                        .distinct()
                        .count());
    }

    @Test
    void section5_2_theGroupIsThePartitionKey() {
        assertEquals("jo", EventMessageWriter.write(EVENT, null).group());
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "süß", "€"})
    void section5_2_aKeyThatCanNotBeAGroupIsHashed(String key) {
        CloudEvent event =
                CloudEventBuilder.from(EVENT).withExtension("partitionkey", key).build();
        assertEquals(sha256(key), EventMessageWriter.write(event, null).group());
    }

    @Test
    void section5_2_aKeyThatIsTooLongIsHashed() {
        String longest = "x".repeat(128);
        CloudEvent event = CloudEventBuilder.from(EVENT)
                .withExtension("partitionkey", longest)
                .build();
        assertEquals(longest, EventMessageWriter.write(event, null).group());
        CloudEvent tooLong = CloudEventBuilder.from(EVENT)
                .withExtension("partitionkey", longest + "x")
                .build();
        assertEquals(
                sha256(longest + "x"), EventMessageWriter.write(tooLong, null).group());
    }

    @Test
    void section5_2_withoutAKeyTheGroupIsTheDeduplicationId() {
        CloudEvent keyless =
                CloudEventBuilder.from(EVENT).withoutExtension("partitionkey").build();
        EventMessage written = EventMessageWriter.write(keyless, null);
        assertEquals(written.deduplication(), written.group());
        CloudEvent empty =
                CloudEventBuilder.from(EVENT).withExtension("partitionkey", "").build();
        assertEquals(
                written.deduplication(), EventMessageWriter.write(empty, null).group());
    }

    private static CloudEvent withData(String contentType, byte[] data) {
        return CloudEventBuilder.from(EVENT).withData(contentType, data).build();
    }

    private static String data(CloudEvent event) {
        return new String(event.getData().toBytes(), UTF_8);
    }

    private static String envelope(String message, Map<String, String> attributes) {
        var json = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        json.put("Type", "Notification").put("MessageId", "1").put("TopicArn", "arn:aws:sns:r:1:orders");
        json.put("Message", message);
        var all = json.putObject("MessageAttributes");
        attributes.forEach(
                (name, value) -> all.putObject(name).put("Type", "String").put("Value", value));
        return json.toString();
    }

    private static String sha256(String text) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return String.format("%064x", new java.math.BigInteger(1, digest));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, false", "1, false", "2, true"})
    void aMessageThatWasReceivedBeforeIsMarkedAsRedelivered(String receptions, boolean redelivered) {
        EventMessage written = EventMessageWriter.write(EVENT, null);
        Map<String, String> system = receptions == null ? Map.of() : Map.of("ApproximateReceiveCount", receptions);
        ReceivedMessage read = new QueueMessage("queue", "id", written.body(), written.attributes(), system).read();
        assertEquals(redelivered, ((ReceivedMessage.Event) read).lease().isRedelivered());
    }
}

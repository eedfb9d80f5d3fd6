package io.eventfunctions.redis;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Events on the fields of an entry. */
class RedisCodecTest {

    private static final String ID = "1769860800123-4";
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-31T12:00:00.123Z");
    private static final byte[] NOT_TEXT = {0, -1, 13, 10, (byte) 0xC3, 40};

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("42")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .withTime(TIME)
            .withSubject("süß")
            .withDataSchema(URI.create("http://example.com/schema"))
            .withExtension("partitionkey", "jo")
            .withExtension("count", 7)
            .withExtension("sure", true)
            .withExtension("seal", new byte[] {1, 2})
            .withData("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
            .build();

    private static final EntryLease LEASE = new EntryLease(ID, 1, () -> 0, new GivenBackEntries(1, () -> 0), 3, 0);

    private final RedisCodec codec = new RedisCodec();

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void whatItWritesItReadsAgain(ContentMode mode) {
        CloudEvent read = event(written(EVENT, mode));
        assertEquals(EVENT.getAttributeNames(), read.getAttributeNames());
        assertEquals(EVENT.getExtensionNames(), read.getExtensionNames());
        assertEquals("süß", read.getSubject());
        assertEquals(TIME, read.getTime());
        assertEquals(EVENT.getDataSchema(), read.getDataSchema());
        assertEquals("application/json", read.getDataContentType());
        assertEquals("jo", read.getExtension("partitionkey"));
        assertEquals("7", String.valueOf(read.getExtension("count")));
        assertEquals("true", String.valueOf(read.getExtension("sure")));
        assertArrayEquals(EVENT.getData().toBytes(), read.getData().toBytes());
    }

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void dataThatIsNotTextStaysAsItIs(ContentMode mode) {
        CloudEvent event = CloudEventBuilder.from(EVENT)
                .withData("application/octet-stream", NOT_TEXT)
                .build();
        assertArrayEquals(NOT_TEXT, event(written(event, mode)).getData().toBytes());
    }

    @Test
    void binaryIsTheUsualModeAndHasAFieldForEachAttribute() {
        Map<String, String> texts = new HashMap<>();
        written(EVENT, null).forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
        assertEquals(
                Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "42"),
                        Map.entry("ce_source", "/test"),
                        Map.entry("ce_type", "com.example.happened"),
                        Map.entry("ce_time", "2026-01-31T12:00:00.123Z"),
                        Map.entry("ce_subject", "süß"),
                        Map.entry("ce_dataschema", "http://example.com/schema"),
                        Map.entry("ce_partitionkey", "jo"),
                        Map.entry("ce_count", "7"),
                        Map.entry("ce_sure", "true"),
                        Map.entry("ce_seal", "AQI="),
                        Map.entry("content-type", "application/json"),
                        Map.entry("data", "{\"a\":1}")),
                texts);
    }

    @Test
    void structuredModeHasTheDocumentAndItsType() {
        Map<String, byte[]> fields = written(EVENT, ContentMode.STRUCTURED);
        assertEquals(Set.of("content-type", "data"), fields.keySet());
        assertEquals("application/cloudevents+json", new String(fields.get("content-type"), StandardCharsets.UTF_8));
    }

    @Test
    void anEventWithoutDataHasNoDataFieldAndOneWithEmptyDataAnEmptyOne() {
        CloudEvent none = CloudEventBuilder.from(EVENT).withoutData().build();
        assertNull(event(written(none, ContentMode.BINARY)).getData());
        CloudEvent empty = CloudEventBuilder.from(EVENT)
                .withData("text/plain", new byte[0])
                .build();
        assertEquals(0, event(written(empty, ContentMode.BINARY)).getData().toBytes().length);
    }

    @Test
    void theTimeOfTheEntryStandsForWhenItWasSent() {
        ReceivedMessage.Event received =
                assertInstanceOf(ReceivedMessage.Event.class, codec.decode(message(written(EVENT, null), LEASE)));
        assertEquals(TIME, received.sent());
    }

    @Test
    void theEventIsUnderTheLeaseOfItsEntry() {
        ReceivedMessage.Event received =
                assertInstanceOf(ReceivedMessage.Event.class, codec.decode(message(written(EVENT, null), LEASE)));
        assertSame(LEASE, received.lease());
    }

    @Test
    void anEntryThatIsNotAnEventIsWrappedWithTheNameOfTheStreamAndItsId() {
        ReceivedMessage.Undecodable undecodable = undecodable(Map.of("data", NOT_TEXT));
        assertEquals(EventCodec.UNDECODABLE, undecodable.event().getType());
        assertEquals("/redis/my+stream%25", undecodable.event().getSource().toString());
        assertEquals(ID, undecodable.event().getId());
        assertEquals(TIME, undecodable.event().getTime());
        assertArrayEquals(NOT_TEXT, undecodable.event().getData().toBytes());
        assertTrue(
                undecodable.reason().getMessage().contains("ce_specversion"),
                undecodable.reason().getMessage());
    }

    @Test
    void anEntryWithoutDataKeepsItsOnlyFieldOrElseAllOfThem() {
        assertArrayEquals(
                NOT_TEXT,
                undecodable(Map.of("payload", NOT_TEXT)).event().getData().toBytes());
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("a", bytes("1"));
        two.put("b", bytes("2"));
        String text = new String(undecodable(two).event().getData().toBytes(), StandardCharsets.UTF_8);
        assertEquals("{\"a\":\"1\",\"b\":\"2\"}", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+avro", "application/cloudevents-batch+json"})
    void otherFormatsAreNotRead(String contentType) {
        ReceivedMessage.Undecodable undecodable =
                undecodable(Map.of("content-type", bytes(contentType), "data", bytes("{}")));
        assertTrue(undecodable.reason().getMessage().contains(contentType));
    }

    @Test
    void aStructuredEntryWithoutDocumentSaysWhatIsMissing() {
        ReceivedMessage.Undecodable undecodable =
                undecodable(Map.of("content-type", bytes("application/cloudevents+json")));
        assertTrue(undecodable.reason().getMessage().contains("'data'"));
    }

    @Test
    void anEmptyRequiredAttributeMakesAnEntryUndecodableAndKeepsItsKey() {
        Map<String, byte[]> fields = new HashMap<>(written(EVENT, null));
        fields.put("ce_id", new byte[0]);
        ReceivedMessage.Undecodable undecodable = undecodable(fields);
        assertEquals("jo", undecodable.event().getExtension("partitionkey"));
    }

    private Map<String, byte[]> written(CloudEvent event, ContentMode mode) {
        return ((OutgoingEvent) codec.encode(event, mode).getPayload()).fields();
    }

    private CloudEvent event(Map<String, byte[]> fields) {
        return assertInstanceOf(ReceivedMessage.Event.class, codec.decode(message(fields, LEASE)))
                .event();
    }

    private ReceivedMessage.Undecodable undecodable(Map<String, byte[]> fields) {
        return assertInstanceOf(ReceivedMessage.Undecodable.class, codec.decode(message(fields, LEASE)));
    }

    private static Message<RedisEntry> message(Map<String, byte[]> fields, EntryLease lease) {
        return Message.of(new RedisEntry("my stream%", ID, fields, lease));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.eventfunctions.rabbitmq;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.impl.LongStringHelper;
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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RabbitMqCodecTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-31T12:00:00.123Z");

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
            .withExtension("expirytime", TIME.plusHours(1))
            .withData("application/json", "{\"a\":1}".getBytes(UTF_8))
            .build();

    private final RabbitMqCodec codec = new RabbitMqCodec();

    @ParameterizedTest
    @EnumSource(ContentMode.class)
    void whatItWritesItReadsAgain(ContentMode mode) {
        CloudEvent read = event(received(sent(EVENT, mode)));
        assertEquals(EVENT.getAttributeNames(), read.getAttributeNames());
        assertEquals(EVENT.getExtensionNames(), read.getExtensionNames());
        assertEquals("süß", read.getSubject());
        assertEquals(TIME, read.getTime());
        assertEquals(EVENT.getDataSchema(), read.getDataSchema());
        assertEquals("application/json", read.getDataContentType());
        assertEquals("jo", read.getExtension("partitionkey"));
        assertEquals(7, read.getExtension("count"));
        assertEquals(true, read.getExtension("sure"));
        assertArrayEquals(EVENT.getData().toBytes(), read.getData().toBytes());
    }

    @Test
    void binaryIsTheDefaultMode() {
        AmqpMessage sent = sent(EVENT, null);
        assertEquals("application/json", sent.properties().getContentType());
        assertEquals("{\"a\":1}", new String(sent.body(), UTF_8));
        assertEquals("com.example.happened", sent.properties().getHeaders().get("cloudEvents:type"));
        assertFalse(sent.properties().getHeaders().containsKey("cloudEvents:datacontenttype"));
    }

    @Test
    void attributesHaveTheirAmqpTypesExceptForTimes() {
        Map<String, Object> headers = sent(EVENT, null).properties().getHeaders();
        assertEquals(7L, headers.get("cloudEvents:count"));
        assertEquals(true, headers.get("cloudEvents:sure"));
        assertArrayEquals(new byte[] {1, 2}, (byte[]) headers.get("cloudEvents:seal"));
        assertEquals("2026-01-31T12:00:00.123Z", headers.get("cloudEvents:time"));
        assertEquals("/test", headers.get("cloudEvents:source"));
    }

    @Test
    void aStructuredMessageIsTheEventsJson() {
        AmqpMessage sent = sent(EVENT, ContentMode.STRUCTURED);
        assertEquals("application/cloudevents+json", sent.properties().getContentType());
        assertTrue(new String(sent.body(), UTF_8).contains("\"specversion\":\"1.0\""));
    }

    @Test
    void messagesSurviveTheBroker() {
        assertEquals(2, sent(EVENT, null).properties().getDeliveryMode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudEvents:", "cloudEvents_"})
    void bothPrefixesAreRead(String prefix) {
        CloudEvent read = event(binary(Map.of(
                prefix + "specversion",
                LongStringHelper.asLongString("1.0"),
                prefix + "id",
                LongStringHelper.asLongString("1"),
                prefix + "source",
                LongStringHelper.asLongString("/s"),
                prefix + "type",
                LongStringHelper.asLongString("t"),
                "other",
                1)));
        assertEquals("1", read.getId());
        assertEquals(List.of(), List.copyOf(read.getExtensionNames()));
    }

    @Test
    void attributesAreReadInTheirAmqpTypesAndAsText() {
        CloudEvent read = event(binary(with(
                "cloudEvents:time",
                Date.from(TIME.toInstant()),
                "cloudEvents:a",
                (byte) 1,
                "cloudEvents:b",
                (short) 2,
                "cloudEvents:c",
                3L,
                "cloudEvents:d",
                1L << 40,
                "cloudEvents:e",
                true,
                "cloudEvents:f",
                Date.from(TIME.toInstant()),
                "cloudEvents:g",
                new byte[] {1},
                "cloudEvents:h",
                LongStringHelper.asLongString("true"))));
        assertEquals(TIME.toInstant(), read.getTime().toInstant());
        assertEquals(1, read.getExtension("a"));
        assertEquals(2, read.getExtension("b"));
        assertEquals(3, read.getExtension("c"));
        assertEquals("1099511627776", read.getExtension("d"));
        assertEquals(true, read.getExtension("e"));
        assertEquals(TIME.toInstant(), ((OffsetDateTime) read.getExtension("f")).toInstant());
        assertEquals("true", read.getExtension("h"));
    }

    @Test
    void anIdThatIsANumberIsItsDigits() {
        assertEquals("17", event(binary(with("cloudEvents:id", 17L))).getId());
    }

    @Test
    void aHeaderThatNoAttributeCanHaveIsReported() {
        ReceivedMessage.Undecodable undecodable = undecodable(binary(with("cloudEvents:x", List.of("a"))));
        assertTrue(undecodable.reason().getMessage().contains("'x'"), undecodable.reason()::getMessage);
        assertTrue(undecodable(binary(with("cloudEvents:x", 1.5)))
                .reason()
                .getMessage()
                .contains("Double"));
        assertTrue(undecodable(binary(with("cloudEvents:time", "yesterday")))
                .reason()
                .getMessage()
                .contains("yesterday"));
    }

    @Test
    void aMissingAttributeIsReported() {
        Map<String, Object> headers = with();
        headers.remove("cloudEvents:type");
        assertTrue(undecodable(binary(headers)).reason().getMessage().contains("type"));
    }

    @Test
    void theRoutingKeyIsNotThePartitionKey() {
        assertNull(event(binary(with())).getExtension("partitionkey"));
    }

    @Test
    void anEventWithoutDataHasAnEmptyBody() {
        AmqpMessage sent = sent(CloudEventBuilder.from(EVENT).withoutData().build(), null);
        assertEquals(0, sent.body().length);
        assertNull(event(received(sent)).getData());
    }

    @Test
    void theTimestampIsTheTimeOfSending() {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(with())
                .timestamp(Date.from(TIME.toInstant()))
                .build();
        ReceivedMessage.Event received = (ReceivedMessage.Event) decode(new AmqpMessage(properties, new byte[0], "q"));
        assertEquals(TIME.toInstant(), received.sent().toInstant());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBrokersMarkOfARedeliveryIsRead(boolean redelivered) {
        AmqpMessage message = new AmqpMessage(
                new AMQP.BasicProperties.Builder().headers(with()).build(),
                new byte[0],
                "q",
                new ConsumptionLease(null, redelivered));
        ReceivedMessage.Event received = (ReceivedMessage.Event) decode(message);
        assertEquals(redelivered, received.lease().isRedelivered());
        assertEquals(0, received.lease().earlierReceptions(), "It is not counted as attempts");
    }

    @Test
    void aMessageThatIsNotAnEventIsWrappedWithItsBytes() {
        ReceivedMessage.Undecodable undecodable = undecodable(message("text/plain", null, "hello", "my queue"));
        assertEquals(EventCodec.UNDECODABLE, undecodable.event().getType());
        assertEquals("/rabbitmq/my%20queue", undecodable.event().getSource().toString());
        assertEquals("text/plain", undecodable.event().getDataContentType());
        assertEquals("hello", new String(undecodable.event().getData().toBytes(), UTF_8));
    }

    @Test
    void eachDeliveryOfAMessageThatIsNotAnEventIsTheSameDeadLetterAndAnotherMessageIsAnotherOne() {
        String id = undecodable(message(null, null, "hello", "q")).event().getId();
        assertEquals(id, undecodable(message(null, null, "hello", "q")).event().getId());
        assertNotEquals(
                id, undecodable(message(null, null, "hallo", "q")).event().getId());
    }

    @Test
    void differentMessagesWithEqualBodiesAreDifferentDeadLettersAndARedeliveryIsNot() {
        Map<String, Object> headers = Map.of("tenant", "a", "list", List.of("a", Map.of("b", new byte[] {1})));
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(headers)
                .timestamp(new Date(1000))
                .build();
        Map<String, Object> redelivered = new HashMap<>(headers);
        redelivered.put("x-delivery-count", 1L);
        assertEquals(
                id(properties), id(properties.builder().headers(redelivered).build()));
        assertNotEquals(
                id(properties),
                id(properties.builder().headers(Map.of("tenant", "b")).build()));
        assertNotEquals(
                id(properties),
                id(properties.builder().timestamp(new Date(2000)).build()));
        assertNotEquals(
                id(properties), id(properties.builder().correlationId("c").build()));
        assertNotEquals(
                id(properties),
                id(properties
                        .builder()
                        .headers(Map.of("tenant", "a", "list", List.of("a", Map.of("b", new byte[] {2}))))
                        .build()));
    }

    private String id(AMQP.BasicProperties properties) {
        return undecodable(new AmqpMessage(properties, "hello".getBytes(UTF_8), "q"))
                .event()
                .getId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "utf8", "UTF-8", "identity", "binary"})
    void anEncodingThatChangesNothingIsRead(String encoding) {
        String document = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}";
        assertEquals(
                "1",
                event(message("application/cloudevents+json", encoding, document, "q"))
                        .getId());
    }

    @Test
    void anUnsupportedFormatOrEncodingIsReported() {
        assertTrue(undecodable(message("application/cloudevents+avro", null, "x", "q"))
                .reason()
                .getMessage()
                .contains("application/cloudevents+avro"));
        assertTrue(undecodable(message("application/cloudevents+json", "gzip", "x", "q"))
                .reason()
                .getMessage()
                .contains("gzip"));
    }

    @Test
    void malformedJsonIsWrapped() {
        ReceivedMessage.Undecodable undecodable =
                undecodable(message("application/cloudevents+json; charset=UTF-8", null, "{\"specversion\":", "q"));
        assertEquals(
                "{\"specversion\":", new String(undecodable.event().getData().toBytes(), UTF_8));
    }

    private static Map<String, Object> with(Object... more) {
        Map<String, Object> headers = new HashMap<>(Map.of(
                "cloudEvents:specversion", "1.0",
                "cloudEvents:id", "1",
                "cloudEvents:source", "/s",
                "cloudEvents:type", "t"));
        for (int i = 0; i < more.length; i += 2) {
            headers.put((String) more[i], more[i + 1]);
        }
        return headers;
    }

    private static AmqpMessage binary(Map<String, Object> headers) {
        return new AmqpMessage(
                new AMQP.BasicProperties.Builder().headers(headers).build(), new byte[0], "q");
    }

    private static AmqpMessage message(String contentType, String encoding, String body, String queue) {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType(contentType)
                .contentEncoding(encoding)
                .build();
        return new AmqpMessage(properties, body.getBytes(UTF_8), queue);
    }

    private AmqpMessage sent(CloudEvent event, ContentMode mode) {
        return (AmqpMessage) codec.encode(event, mode).getPayload();
    }

    private static AmqpMessage received(AmqpMessage sent) {
        return new AmqpMessage(sent.properties(), sent.body(), "q");
    }

    private ReceivedMessage decode(AmqpMessage message) {
        return codec.decode(Message.of(message));
    }

    private CloudEvent event(AmqpMessage message) {
        return assertInstanceOf(ReceivedMessage.Event.class, decode(message)).event();
    }

    private ReceivedMessage.Undecodable undecodable(AmqpMessage message) {
        return assertInstanceOf(ReceivedMessage.Undecodable.class, decode(message));
    }
}

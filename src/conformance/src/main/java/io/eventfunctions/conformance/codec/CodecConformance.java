package io.eventfunctions.conformance.codec;

import java.net.URI;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every codec must do: also with messages that are not events, which become dead letters. */
public abstract class CodecConformance extends EventBindingConformance {

    private static final String BAD_TIME = "2022-02-24T13:25:16+0000";

    /** The codec. */
    protected abstract EventCodec codec();

    /** The message as the connector receives what the codec has encoded. */
    protected abstract Message<?> redelivered(Message<?> sent);

    /** A message from another sender, see {@link #receive}. */
    protected abstract Message<?> message(Map<String, String> attributes, @Nullable String contentType, byte[] body);

    @Override
    protected final CloudEvent transfer(CloudEvent event, ContentMode mode) {
        return event(codec().decode(redelivered(codec().encode(event, mode))));
    }

    @Override
    protected final CloudEvent receive(Map<String, String> attributes, @Nullable String contentType, byte[] body) {
        return event(codec().decode(message(attributes, contentType, body)));
    }

    private static CloudEvent event(ReceivedMessage received) {
        if (received instanceof ReceivedMessage.Undecodable undecodable) {
            throw undecodable.reason();
        }
        return received.event();
    }

    @Test
    void aBinaryMessageWithOneInvalidAttributeKeepsTheOthersInItsDeadLetter() {
        Map<String, String> attributes = binary();
        attributes.put("time", BAD_TIME);
        attributes.put("note", "a");
        attributes.put("deadletterfunction", "forged");
        ReceivedMessage.Undecodable undecodable = undecodable(message(attributes, "text/plain", bytes("hello")));
        CloudEvent letter = undecodable.event();
        assertTrue(undecodable.reason().getMessage().contains("'time'"), undecodable.reason()::getMessage);
        assertEquals("42", letter.getId());
        assertEquals("/test", letter.getSource().toString());
        assertEquals("com.example.happened", letter.getType());
        assertEquals("it", letter.getSubject());
        assertEquals("a", letter.getExtension("note"));
        assertNull(letter.getExtension("deadletterfunction"));
        assertEquals("text/plain", letter.getDataContentType());
        assertEquals("hello", new String(data(letter), UTF_8));
    }

    @Test
    void aStructuredMessageWithOneInvalidAttributeKeepsTheOthersAndItsDocument() {
        String document = "{\"specversion\":\"1.0\",\"time\":\"" + BAD_TIME
                + "\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\": 1}}";
        CloudEvent letter =
                undecodable(message(Map.of(), STRUCTURED, bytes(document))).event();
        assertEquals("1", letter.getId());
        assertEquals("t", letter.getType());
        assertEquals(document, new String(data(letter), UTF_8));
    }

    @Test
    void whatIsMissingComesFromTheMessageItself() {
        Map<String, String> attributes = binary();
        attributes.remove("id");
        attributes.put("type", "");
        CloudEvent letter = undecodable(message(attributes, "application/json", bytes("{broken")))
                .event();
        assertTrue(!letter.getId().isEmpty());
        assertEquals("/test", letter.getSource().toString());
        assertEquals(EventCodec.UNDECODABLE, letter.getType());
        assertEquals("{broken", new String(data(letter), UTF_8));
    }

    @Test
    void theDeadLetterOfWhateverArrivesCanBeSent() {
        Map<String, String> attributes = binary();
        attributes.put("time", BAD_TIME);
        attributes.put("partitionkey", "a\u0001b");
        attributes.put("id", "a\u0085b");
        for (Message<?> message : new Message<?>[] {
            message(attributes, "application/json", bytes("{broken")),
            message(attributes, "application/json\u0001", bytes("x")),
            message(Map.of(), STRUCTURED, bytes("{broken")),
            message(Map.of(), "application/cloudevents+avro", bytes("x")),
            message(Map.of(), null, bytes("hello"))
        }) {
            CloudEvent letter = undecodable(message).event();
            for (ContentMode mode : ContentMode.values()) {
                CloudEvent arrived = transfer(letter, mode);
                assertEquals(attributes(letter), attributes(arrived));
                assertArrayEquals(data(letter), data(arrived));
            }
        }
    }

    @Test
    void anInvalidAttributeIsNotSent() {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/s"))
                .withType("t")
                .withExtension("note", "a\nb")
                .build();
        for (ContentMode mode : ContentMode.values()) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> codec().encode(event, mode));
            assertTrue(refusal.getMessage().contains("'note'"), refusal.getMessage());
        }
    }

    private ReceivedMessage.Undecodable undecodable(Message<?> message) {
        return assertInstanceOf(ReceivedMessage.Undecodable.class, codec().decode(message));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

package io.eventfunctions.aws;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.aws.sqs.SqsOutboundMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SqsCodecTest {

    private static final String JSON_EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"42\",\"source\":\"/test\",\"type\":\"com.example.happened\"}";

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("42")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .withExtension("partitionkey", "jo")
            .withData("application/json", "{\"a\":\"ü\"}".getBytes(UTF_8))
            .build();

    private final SqsCodec codec = new SqsCodec(message -> Lease.UNLIMITED);

    @Test
    void groupAndDeduplicationIdGoWithTheEvent() {
        SqsOutboundMetadata metadata =
                codec.encode(EVENT, null).getMetadata(SqsOutboundMetadata.class).orElseThrow();
        assertEquals("jo", metadata.getGroupId());
        assertEquals(64, metadata.getDeduplicationId().length());
        MessageAttributeValue contentType = metadata.getMessageAttributes().get("content-type");
        assertEquals("String", contentType.dataType());
        assertEquals("application/cloudevents+json", contentType.stringValue());
    }

    @Test
    void whatItWritesItReadsAgain() {
        Message<?> written = codec.encode(EVENT, null);
        var body = (software.amazon.awssdk.services.sqs.model.Message) written.getPayload();
        var attributes =
                written.getMetadata(SqsOutboundMetadata.class).orElseThrow().getMessageAttributes();
        ReceivedMessage.Event read = event(codec.decode(received(body.body(), attributes, Map.of())));
        assertEquals("{\"a\":\"ü\"}", new String(read.event().getData().toBytes(), UTF_8));
        assertEquals("jo", read.event().getExtension("partitionkey"));
    }

    @Test
    void anEventHasTheLeaseOfTheReceptionOfItsMessage() {
        Lease lease = new Lease() {};
        SqsCodec leasing = new SqsCodec(message -> message.messageId().equals("m-1") ? lease : Lease.UNLIMITED);
        assertSame(
                lease,
                event(leasing.decode(received(JSON_EVENT, Map.of(), Map.of()))).lease());
    }

    @Test
    void theTimeAtWhichTheQueueGotItIsKnown() {
        OffsetDateTime sent = event(codec.decode(received(JSON_EVENT, Map.of(), Map.of("SentTimestamp", "1000"))))
                .sent();
        assertEquals(Instant.ofEpochMilli(1000), sent.toInstant());
        assertNull(event(codec.decode(received(JSON_EVENT, Map.of(), Map.of()))).sent());
    }

    @Test
    void theGroupOfAFifoQueueStandsInForAMissingPartitionKey() {
        assertEquals("alice", key(Map.of("MessageGroupId", "alice", "MessageDeduplicationId", "x")));
    }

    @Test
    void aGroupThatIsTheDeduplicationIdIsNoPartitionKey() {
        assertNull(key(Map.of("MessageGroupId", "x", "MessageDeduplicationId", "x")));
    }

    @Test
    void theGroupOfAStandardQueueIsNoPartitionKey() {
        assertNull(key(Map.of("MessageGroupId", "tenant")));
    }

    private Object key(Map<String, String> system) {
        return event(codec.decode(received(JSON_EVENT, Map.of(), system)))
                .event()
                .getExtension("partitionkey");
    }

    @Test
    void aMessageThatIsNoEventIsWrappedWithItsBytes() {
        ReceivedMessage.Undecodable undecodable = undecodable("hellö", Map.of("content-type", text("text/plain")));
        assertEquals(EventCodec.UNDECODABLE, undecodable.event().getType());
        assertEquals("/sqs/users", undecodable.event().getSource().toString());
        assertEquals("m-1", undecodable.event().getId());
        assertEquals("text/plain", undecodable.event().getDataContentType());
        assertEquals("alice", undecodable.event().getExtension("partitionkey"));
        assertEquals("hellö", new String(undecodable.event().getData().toBytes(), UTF_8));
    }

    @Test
    void anAttributeOfTheWrongTypeIsNamed() {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put("ce-specversion", text("1.0"));
        attributes.put(
                "ce-id",
                MessageAttributeValue.builder()
                        .dataType("Binary")
                        .binaryValue(SdkBytes.fromUtf8String("42"))
                        .build());
        assertTrue(undecodable("x", attributes).reason().getMessage().contains("ce-id"));
    }

    @Test
    void aNumberIsText() {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        Map.of("specversion", "1.0", "source", "/test", "type", "t")
                .forEach((name, value) -> attributes.put("ce-" + name, text(value)));
        attributes.put(
                "ce-id",
                MessageAttributeValue.builder()
                        .dataType("Number")
                        .stringValue("42")
                        .build());
        assertEquals(
                "42",
                event(codec.decode(received("x", attributes, Map.of()))).event().getId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.",
                "MessageTooLong"
            })
    void theServersRefusalOfALargeMessageIsUnderstood(String message) {
        assertTrue(codec.isTooLarge(SqsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidParameterValue")
                        .errorMessage(message)
                        .build())
                .build()));
    }

    private ReceivedMessage.Undecodable undecodable(String body, Map<String, MessageAttributeValue> attributes) {
        return assertInstanceOf(
                ReceivedMessage.Undecodable.class,
                codec.decode(
                        received(body, attributes, Map.of("MessageGroupId", "alice", "MessageDeduplicationId", "x"))));
    }

    private static ReceivedMessage.Event event(ReceivedMessage received) {
        return assertInstanceOf(ReceivedMessage.Event.class, received);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static Message<?> received(
            String body, Map<String, MessageAttributeValue> attributes, Map<String, String> system) {
        var message = software.amazon.awssdk.services.sqs.model.Message.builder()
                .messageId("m-1")
                .body(body)
                .messageAttributes(attributes)
                .attributesWithStrings(system)
                .build();
        var noted = ReceptionAttributes.add(message.toBuilder(), message, "users", "users")
                .build();
        return Message.of(body, Metadata.of(new SqsIncomingMetadata(noted)));
    }
}

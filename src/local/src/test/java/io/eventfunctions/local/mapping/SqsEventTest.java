package io.eventfunctions.local.mapping;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

import static io.eventfunctions.local.mapping.RecordingFunction.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The events for messages have the fields, the types and the order of AWS's documented samples. */
@Timeout(60)
@ExtendWith(Brokers.Sqs.class)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class SqsEventTest {

    private Poller poller;

    @AfterEach
    void close() {
        poller.close();
    }

    private JsonNode eventOf(TestQueue queue) {
        RecordingFunction function = RecordingFunction.thatSucceeds();
        poller = Poller.start(SqsMapping.of(queue.queue()), function, function);
        await().until(() -> !function.events.isEmpty());
        return function.events.get(0);
    }

    @Test
    void aMessageOfAStandardQueueLooksAsOnAws() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        queue.send("Test message.");

        JsonNode event = eventOf(queue);

        assertEquals(Sample.shape(Sample.named("sqs-event.json")), Sample.shape(event));
        JsonNode message = event.at("/Records/0");
        assertEquals("Test message.", message.get("body").textValue());
        assertEquals("1", message.at("/attributes/ApproximateReceiveCount").textValue());
        assertEquals("aws:sqs", message.get("eventSource").textValue());
        assertEquals(queue.arn(), message.get("eventSourceARN").textValue());
        assertTrue(queue.arn().startsWith("arn:aws:sqs:us-east-1:000000000000:"), queue.arn());
        assertEquals("us-east-1", message.get("awsRegion").textValue());
    }

    @Test
    void aMessageOfAFifoQueueLooksAsOnAws() {
        TestQueue queue = TestQueue.fifo(TestQueue.LONG);
        queue.sendTo("users", "Test message.");

        JsonNode event = eventOf(queue);

        assertEquals(Sample.shape(Sample.named("sqs-fifo-event.json")), Sample.shape(event));
        assertEquals("users", event.at("/Records/0/attributes/MessageGroupId").textValue());
    }

    @Test
    void messageAttributesLookAsOnAws() {
        TestQueue queue = TestQueue.standard(TestQueue.LONG);
        queue.send(
                "Test message.",
                Map.of(
                        "text",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("myValue")
                                .build(),
                        "number",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("123")
                                .build(),
                        "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {49, 49, 48, 48}))
                                .build()));

        JsonNode message = eventOf(queue).at("/Records/0");

        assertEquals(Sample.named("sqs-message-attributes.json"), message.get("messageAttributes"));
        assertEquals(32, message.get("md5OfMessageAttributes").textValue().length());
    }
}

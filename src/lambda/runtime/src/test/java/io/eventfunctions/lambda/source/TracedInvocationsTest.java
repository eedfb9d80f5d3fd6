package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Which trace an event continues: its own, that of its message, or that of the invocation. */
class TracedInvocationsTest {

    private static final String OF_EVENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private static final String OF_MESSAGE = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";
    private static final String OF_INVOCATION = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String MESSAGES_HEADER =
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqs",
                "sns",
                "sns-notification",
                "kafka-msk",
                "kinesis",
                "dynamodb",
                "s3",
                "eventbridge",
                "event",
                "events"
            })
    void anEventContinuesTheTraceOfTheInvocation(String sample) throws IOException {
        assertEquals(OF_INVOCATION, traceparent(read(text(sample), OF_INVOCATION)));
        assertNull(traceparent(read(text(sample), null)));
    }

    @Test
    void theTraceOfItsMessageWins() throws IOException {
        assertEquals(OF_MESSAGE, traceparent(read(message(MESSAGES_HEADER, ""), OF_INVOCATION)));
        assertEquals(OF_MESSAGE, traceparent(read(message(MESSAGES_HEADER, ""), null)));
    }

    @Test
    void aHeaderOfItsMessageThatIsMalformedOrNotSampledIsIgnored() throws IOException {
        assertEquals(OF_INVOCATION, traceparent(read(message("Root=1", ""), OF_INVOCATION)));
        assertEquals(
                OF_INVOCATION,
                traceparent(read(message(MESSAGES_HEADER.replace("Sampled=1", "Sampled=0"), ""), OF_INVOCATION)));
    }

    @Test
    void itsOwnTraceWins() throws IOException {
        String own = ",\\\"traceparent\\\":\\\"" + OF_EVENT + "\\\"";
        assertEquals(OF_EVENT, traceparent(read(message(MESSAGES_HEADER, own), OF_INVOCATION)));
    }

    @Test
    void aRecordThatIsNoEventStaysUndecodable() throws IOException {
        assertInstanceOf(
                ReceivedMessage.Undecodable.class,
                read(text("kinesis"), OF_INVOCATION).get(1).content().get());
    }

    @Test
    void theTimeAtWhichTheQueueGotAMessageIsKept() throws IOException {
        assertEquals(
                ((ReceivedMessage.Event)
                                read(text("sqs"), null).get(0).content().get())
                        .sent(),
                ((ReceivedMessage.Event) read(text("sqs"), OF_INVOCATION)
                                .get(0)
                                .content()
                                .get())
                        .sent());
    }

    private static @Nullable Object traceparent(List<InvocationRecord> records) {
        assertFalse(records.isEmpty());
        return assertInstanceOf(
                        ReceivedMessage.Event.class, records.get(0).content().get())
                .event()
                .getExtension("traceparent");
    }

    private static String message(String header, String attributes) {
        return """
                {"Records":[{"messageId":"059f36b4-87a3-44ab-83d2-661975830a7d","receiptHandle":"AQEB",
                "body":"{\\"specversion\\":\\"1.0\\",\\"id\\":\\"1\\",\\"source\\":\\"/s\\",\\"type\\":\\"t\\"%s}",
                "attributes":{"ApproximateReceiveCount":"1","AWSTraceHeader":"%s"},"messageAttributes":{},
                "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:orders","awsRegion":"us-east-2"}]}
                """.formatted(attributes, header);
    }

    private static List<InvocationRecord> read(String invocation, @Nullable String traceparent) throws IOException {
        InvocationPayload payload =
                InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8)), traceparent);
        return assertInstanceOf(InvocationPayload.Batch.class, payload).records();
    }

    private static String text(String sample) throws IOException {
        try (var in = TracedInvocationsTest.class.getResourceAsStream("/invocations/" + sample + ".json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}

package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cloudevents.CloudEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Notifications of S3 and EventBridge are the same events whether they invoke the function themselves or through topics and queues. */
class UnwrappedNotificationsTest {

    private static final String TEST_EVENT =
            "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Time\":\"2014-10-13T15:57:02.089Z\",\"Bucket\":\"b\",\"RequestId\":\"r\",\"HostId\":\"h\"}";

    /** How a notification comes to the function. */
    enum Way {
        QUEUE(Way::fromQueue),
        TOPIC(Way::fromTopic),
        TOPIC_AND_QUEUE(notification -> fromQueue(
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:us-east-2:123456789012:pictures\",\"Message\":%s}"
                        .formatted(quoted(notification)))),
        PIPE(notification -> {
            String records = fromQueue(notification);
            return records.substring(records.indexOf('['), records.lastIndexOf(']') + 1);
        });

        private final UnaryOperator<String> invocation;

        Way(UnaryOperator<String> invocation) {
            this.invocation = invocation;
        }

        private static String fromQueue(String body) {
            return """
                    {"Records":[{"messageId":"059f36b4-87a3-44ab-83d2-661975830a7d","receiptHandle":"AQEB","body":%s,
                    "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183"},"messageAttributes":{},
                    "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:pictures","awsRegion":"us-east-2"}]}
                    """.formatted(quoted(body));
        }

        private static String fromTopic(String message) {
            return """
                    {"Records":[{"EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:us-east-2:123456789012:pictures:21be56ed",
                    "EventSource":"aws:sns","Sns":{"Timestamp":"2019-01-02T12:45:07.000Z","MessageId":"95df01b4-ee98-5cb9-9903-4c221d41eb5e",
                    "Message":%s,"MessageAttributes":{},"Type":"Notification","TopicArn":"arn:aws:sns:us-east-2:123456789012:pictures",
                    "Subject":"Amazon S3 Notification"}}]}
                    """.formatted(quoted(message));
        }

        private static String quoted(String text) {
            return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNotificationOfABucketIsTheSameEvent(Way way) throws IOException {
        assertSame("s3", way);
    }

    @ParameterizedTest
    @EnumSource
    void anEventOfABusIsTheSameEvent(Way way) throws IOException {
        assertSame("eventbridge", way);
    }

    @ParameterizedTest
    @EnumSource
    void anEventOfABusWhoseDetailIsAnEventIsTheSameEvent(Way way) throws IOException {
        assertSame("eventbridge-cloudevent", way);
    }

    @ParameterizedTest
    @EnumSource
    void theTestEventOfABucketIsIgnored(Way way) throws IOException {
        assertInstanceOf(ReceivedMessage.Ignored.class, read(way.invocation.apply(TEST_EVENT)));
    }

    private static void assertSame(String sample, Way way) throws IOException {
        String notification = text(sample);
        CloudEvent direct = event(notification);
        CloudEvent other = event(way.invocation.apply(notification));
        assertEquals(direct.getId(), other.getId());
        assertEquals(direct.getSource(), other.getSource());
        assertEquals(direct.getType(), other.getType());
        assertEquals(direct.getSubject(), other.getSubject());
        assertEquals(direct.getTime(), other.getTime());
        assertEquals(direct.getDataContentType(), other.getDataContentType());
        assertArrayEquals(direct.getData().toBytes(), other.getData().toBytes());
    }

    private static CloudEvent event(String invocation) throws IOException {
        return assertInstanceOf(ReceivedMessage.Event.class, read(invocation)).event();
    }

    private static ReceivedMessage read(String invocation) throws IOException {
        InvocationPayload payload = InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8)));
        List<InvocationRecord> records =
                assertInstanceOf(InvocationPayload.Batch.class, payload).records();
        assertEquals(1, records.size());
        return records.get(0).content().get();
    }

    private static String text(String sample) throws IOException {
        try (var in = UnwrappedNotificationsTest.class.getResourceAsStream("/invocations/" + sample + ".json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}

package io.eventfunctions.aws.binding;

import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Section 4.4 of deploy/SQS-SNS-BINDING.md: notifications of S3 and EventBridge in queues, with and without a topic before the queue. */
class ServiceNotificationTest {

    private static final String RECORD = """
            {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-west-2","eventTime":"1970-01-01T00:00:00.000Z","eventName":"ObjectCreated:Put",
            "userIdentity":{"principalId":"AIDAJDPLRKLG7UEXAMPLE"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},
            "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810","x-amz-id-2":"FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD"},
            "s3":{"s3SchemaVersion":"1.0","configurationId":"testConfigRule",
            "bucket":{"name":"amzn-s3-demo-bucket","ownerIdentity":{"principalId":"A3NL1KOZZKExample"},"arn":"arn:aws:s3:::amzn-s3-demo-bucket"},
            "object":{"key":"Happy+Face.jpg","size":12345678901234567890.10,"eTag":"d41d8cd98f00b204e9800998ecf8427e","versionId":"096fKKXTRTtl3on89fVO.nfljtsv6qko","sequencer":"0055AED6DCD90281E5"}}}""";

    private static final String S3 = "{\"Records\":[" + RECORD + "]}";

    private static final String TEST_EVENT = """
            {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2014-10-13T15:57:02.089Z","Bucket":"amzn-s3-demo-bucket","RequestId":"5582815E1AEA5ADF",
            "HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}""";

    private static final String DETAIL = "{ \"instance-id\": \"i-abcd1111\", \"load\": 0.10 }";

    private static final String EVENTBRIDGE = """
            {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",
            "account":"111122223333","time":"2017-12-22T18:43:48Z","region":"us-west-1",
            "resources":["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0"],"detail":%s}""";

    /** How a notification gets into a queue. */
    enum Way {
        DIRECT,
        THROUGH_A_TOPIC;

        String body(String notification) {
            if (this == DIRECT) {
                return notification;
            }
            ObjectNode envelope = JsonNodeFactory.instance.objectNode();
            envelope.put("Type", "Notification").put("TopicArn", "arn:aws:sns:us-west-2:111122223333:pictures");
            return envelope.put("Subject", "Amazon S3 Notification")
                    .put("Message", notification)
                    .toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNotificationOfABucketIsAnEvent(Way way) {
        CloudEvent event = event(way.body(S3));
        assertEquals("com.amazonaws.s3.ObjectCreated:Put", event.getType());
        assertEquals("aws:s3.us-west-2.amzn-s3-demo-bucket", event.getSource().toString());
        assertEquals("Happy Face.jpg", event.getSubject());
        assertEquals(OffsetDateTime.parse("1970-01-01T00:00:00Z"), event.getTime());
        assertTrue(event.getId().startsWith("C3D13FE58DE4C810."), event.getId());
        assertTrue(event.getId().endsWith(".Happy Face.jpg.096fKKXTRTtl3on89fVO.nfljtsv6qko"), event.getId());
        assertEquals("application/json", event.getDataContentType());
        assertTrue(data(event).contains("12345678901234567890.10"), data(event));
    }

    @ParameterizedTest
    @EnumSource
    void anEventOfABusIsAnEventWhoseDataAreTheBytesOfItsDetail(Way way) {
        CloudEvent event = event(way.body(EVENTBRIDGE.formatted(DETAIL)));
        assertEquals("6a7e8feb-b491-4cf7-a9f1-bf3703467718", event.getId());
        assertEquals("aws.ec2", event.getSource().toString());
        assertEquals("EC2 Instance State-change Notification", event.getType());
        assertEquals("arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0", event.getSubject());
        assertEquals(DETAIL, data(event));
    }

    @ParameterizedTest
    @EnumSource
    void anEventOfABusWhoseDetailIsAnEventIsThatEvent(Way way) {
        CloudEvent event = event(way.body(EVENTBRIDGE.formatted(
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\",\"type\":\"t\",\"data\": %s}"
                        .formatted(DETAIL))));
        assertEquals("/shop", event.getSource().toString());
        assertEquals(DETAIL, data(event));
    }

    @ParameterizedTest
    @EnumSource
    void theTestEventOfS3IsIgnored(Way way) {
        var ignored = assertInstanceOf(
                ReceivedMessage.Ignored.class, message(way.body(TEST_EVENT)).read());
        assertEquals("5582815E1AEA5ADF", ignored.event().getId());
        assertEquals("aws:s3.amzn-s3-demo-bucket", ignored.event().getSource().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestId", "Bucket", "Time", "HostId"})
    void theTestEventOfS3IsIgnoredWhateverItLacks(String field) {
        assertInstanceOf(
                ReceivedMessage.Ignored.class,
                message(TEST_EVENT.replace("\"" + field + "\"", "\"other\"")).read());
    }

    @ParameterizedTest
    @EnumSource
    void aMessageWithSeveralRecordsIsNotAnEvent(Way way) {
        assertReason(
                "The message has 2 records of S3: expected one",
                way.body("{\"Records\":[" + RECORD + "," + RECORD + "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventName", "bucket", "x-amz-request-id"})
    void aNotificationThatLacksAFieldIsNotAnEvent(String field) {
        assertReason("The notification of S3 or EventBridge has no ", S3.replace("\"" + field + "\"", "\"other\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"Records\":[{\"eventSource\":\"aws:ses\"}]}",
                "{\"Event\":\"s3:TestEvent\"}",
                "{\"detail-type\":\"t\",\"source\":\"s\",\"id\":\"1\"}",
                "{\"detail\":{},\"source\":\"s\",\"id\":\"1\"}"
            })
    void whatOnlyLooksLikeANotificationIsNotAnEvent(String body) {
        assertReason("its body is not an event", body);
    }

    @Test
    void aMarkedMessageIsNotTakenForANotification() {
        Map<String, String> binary = Map.of(
                "ce-specversion",
                "1.0",
                "ce-id",
                "42",
                "ce-source",
                "/test",
                "ce-type",
                "com.example.copied",
                "content-type",
                "application/json");
        CloudEvent event = EventMessageReader.read(S3, binary);
        assertEquals("com.example.copied", event.getType());
        assertEquals(S3, data(event));
    }

    /** QueueMessage never throws. */
    @Test
    void aDamagedNotificationIsReadOrUndecodable() {
        for (String whole : new String[] {S3, EVENTBRIDGE.formatted(DETAIL)}) {
            for (int i = 0; i < whole.length(); i++) {
                for (char other : "\"{0\u0001".toCharArray()) {
                    message(whole.substring(0, i) + other + whole.substring(i + 1))
                            .read();
                }
                String cut = whole.substring(0, i);
                assertInstanceOf(ReceivedMessage.Undecodable.class, message(cut).read(), cut);
            }
        }
    }

    private static void assertReason(String reason, String body) {
        UndecodableEventException failure = assertInstanceOf(
                        ReceivedMessage.Undecodable.class, message(body).read())
                .reason();
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
        assertThrows(UndecodableEventException.class, () -> EventMessageReader.read(body, Map.of()));
    }

    private static CloudEvent event(String body) {
        return assertInstanceOf(ReceivedMessage.Event.class, message(body).read())
                .event();
    }

    private static QueueMessage message(String body) {
        return new QueueMessage("pictures", "m-1", body, Map.of(), Map.of());
    }

    private static String data(CloudEvent event) {
        return new String(event.getData().toBytes(), UTF_8);
    }
}

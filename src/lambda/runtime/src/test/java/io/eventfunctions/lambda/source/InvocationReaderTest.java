package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What event sources send, in the shapes that AWS documents. */
class InvocationReaderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void messagesOfQueuesAreReadInBothContentModes() throws IOException {
        List<InvocationRecord> records = read("sqs");
        assertEquals(EventSourceType.SQS, records.get(0).source().type());
        assertEquals("payments", records.get(0).source().name());
        assertEquals(
                new ItemIdentifier.Text("059f36b4-87a3-44ab-83d2-661975830a7d"),
                records.get(0).identifier());
        assertEquals(3, records.get(0).receptions());
        assertNull(records.get(0).orderingGroup());
        assertOrder("A", event(records.get(0)));
        assertOrder("B", event(records.get(1)));
        assertEquals("2", event(records.get(1)).getId());
    }

    @Test
    void theTimeAtWhichTheQueueGotAMessageIsKnown() throws IOException {
        assertEquals(
                OffsetDateTime.parse("2018-12-17T21:37:29.183Z"),
                ((ReceivedMessage.Event) read("sqs").get(0).content().get()).sent());
    }

    @Test
    void aMessageOfAFifoQueueIsInTheOrderingGroupOfItsMessageGroup() throws IOException {
        InvocationRecord record = read("sqs-fifo").get(0);
        assertEquals("order-1", record.orderingGroup());
        assertTrue(record.isStrictlyOrdered());
        assertEquals("order-1", event(record).getExtension("partitionkey"));
    }

    @Test
    void anEventFromATopicIsThatEvent() throws IOException {
        InvocationRecord record = read("sns").get(0);
        assertEquals("orders", record.source().name());
        assertEquals("com.example.order.placed", event(record).getType());
        assertOrder("A", event(record));
    }

    @Test
    void anotherNotificationFromATopicIsAnEventOfTheAdapter() throws IOException {
        CloudEvent event = event(read("sns-notification").get(0));
        assertEquals("95df01b4-ee98-5cb9-9903-4c221d41eb5e", event.getId());
        assertEquals(
                "arn:aws:sns:us-east-1:123456789012:orders:21be56ed-a058-49f5-8c98-aedd2564c486",
                event.getSource().toString());
        assertEquals("com.amazonaws.sns.Notification", event.getType());
        assertEquals("TestInvoke", event.getSubject());
        assertEquals(OffsetDateTime.parse("2019-01-02T12:45:07Z"), event.getTime());
        assertEquals("application/json", event.getDataContentType());
        assertTrue(data(event).contains("Hello from SNS!"), data(event));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka-msk, arn:aws:kafka:us-east-1:123456789012:cluster/vpc-2priv-2pub/751d2973-a626-431c-9d4e-d7975eb44dd7-2",
        "kafka-self-managed, 'b-2.demo-cluster-1.a1bcde.c1.kafka.us-east-1.amazonaws.com:9092,b-1.demo-cluster-1.a1bcde.c1.kafka.us-east-1.amazonaws.com:9092'"
    })
    void recordsOfKafkaAreReadAccordingToTheBinding(String sample, String cluster) throws IOException {
        List<InvocationRecord> records = read(sample);
        assertEquals(
                new EventSource(EventSourceType.KAFKA, "mytopic", cluster + "/mytopic"),
                records.get(0).source());
        assertEquals(new ItemIdentifier.Offset("mytopic-0", 15), records.get(0).identifier());
        assertEquals("mytopic-0", records.get(0).orderingGroup());
        assertFalse(records.get(0).isStrictlyOrdered());
        assertOrder("A", event(records.get(0)));
        assertEquals("order-1", event(records.get(0)).getExtension("partitionkey"));
        assertOrder("B", event(records.get(1)));
        assertEquals("/s%C3%BC%C3%9F", event(records.get(1)).getSource().toASCIIString());
        assertEquals(new ItemIdentifier.Offset("mytopic-1", 7), records.get(2).identifier());
        assertUndecodable("tombstone", records.get(2));
    }

    @Test
    void recordsOfStreamsCarryEventsInTheirJson() throws IOException {
        List<InvocationRecord> records = read("kinesis");
        assertEquals("lambda-stream", records.get(0).source().name());
        assertEquals("shardId-000000000006", records.get(0).orderingGroup());
        assertEquals(
                new ItemIdentifier.Text("49590338271490256608559692538361571095921575989136588898"),
                records.get(0).identifier());
        assertOrder("A", event(records.get(0)));
        assertEquals("order-1", event(records.get(0)).getExtension("partitionkey"));
        assertUndecodable("EVF0986: Not a CloudEvent", records.get(1));
    }

    @Test
    void aChangeOfATableIsAnEvent() throws IOException {
        List<InvocationRecord> records = read("dynamodb");
        assertEquals("TestTable", records.get(0).source().name());
        assertEquals(new ItemIdentifier.Text("111"), records.get(0).identifier());
        CloudEvent inserted = event(records.get(0));
        assertEquals("com.amazonaws.dynamodb.INSERT", inserted.getType());
        assertEquals("aws:dynamodb.us-west-2.TestTable", inserted.getSource().toString());
        assertEquals("1", inserted.getId());
        assertEquals(OffsetDateTime.parse("2018-12-17T22:10:50Z"), inserted.getTime());
        assertTrue(data(inserted).contains("New item!"));
        CloudEvent modified = event(records.get(1));
        assertEquals("com.amazonaws.dynamodb.MODIFY", modified.getType());
        assertEquals(inserted.getExtension("partitionkey"), modified.getExtension("partitionkey"));
    }

    @Test
    void aNotificationOfABucketIsAnEventOfTheAdapter() throws IOException {
        InvocationRecord record = read("s3").get(0);
        assertEquals("DOC-EXAMPLE-BUCKET", record.source().name());
        CloudEvent event = event(record);
        assertEquals(
                "D82B88E5F771F645.vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=.b21b84d653bb07b05b1e6b33684dc11b",
                event.getId());
        assertEquals("aws:s3.us-east-2.DOC-EXAMPLE-BUCKET", event.getSource().toString());
        assertEquals("com.amazonaws.s3.ObjectCreated:Put", event.getType());
        assertEquals("b21b84d653bb07b05b1e6b33684dc11b", event.getSubject());
        assertEquals(OffsetDateTime.parse("2019-09-03T19:37:27.192Z"), event.getTime());
    }

    @Test
    void objectsOfOneRequestAreDifferentEventsWhoseSubjectsAreTheirKeys() throws IOException {
        String sample = new String(resource("s3").readAllBytes(), UTF_8);
        String one = sample.replace("b21b84d653bb07b05b1e6b33684dc11b", "a+folder/gr%C3%BC%C3%9Fe.txt");
        String other = sample.replace("b21b84d653bb07b05b1e6b33684dc11b", "another");
        CloudEvent first = event(parse(one).get(0));
        CloudEvent second = event(parse(other).get(0));
        assertEquals("a folder/grüße.txt", first.getSubject());
        assertEquals(first.getSource(), second.getSource());
        assertNotEquals(first.getId(), second.getId());
        String undecodable = sample.replace("b21b84d653bb07b05b1e6b33684dc11b", "100%");
        assertEquals("100%", event(parse(undecodable).get(0)).getSubject());
    }

    @Test
    void anEventFromABusIsAnEventAsAwsTransformsIt() throws IOException {
        CloudEvent event = event(read("eventbridge").get(0));
        assertEquals("fe8d3c65-xmpl-c5c3-2c87-81584709a377", event.getId());
        assertEquals("aws.rds", event.getSource().toString());
        assertEquals("RDS DB Instance Event", event.getType());
        assertEquals("arn:aws:rds:us-east-2:123456789012:db:rdz6xmpliljlb1", event.getSubject());
        assertEquals(OffsetDateTime.parse("2020-04-28T07:20:20Z"), event.getTime());
        assertTrue(data(event).startsWith("{\n"), data(event));
        assertTrue(MAPPER.readTree(data(event)).has("EventCategories"), data(event));
    }

    @Test
    void anEventOfABucketThroughEventBridgeIsKnownByTheArnOfTheBucket() throws IOException {
        InvocationRecord record = read("eventbridge-s3").get(0);
        assertEquals(
                new EventSource(EventSourceType.EVENTBRIDGE, "aws.s3", "arn:aws:s3:::amzn-s3-demo-bucket1"),
                record.source());
        assertEquals("Object Created", event(record).getType());
        assertEquals(
                "example-key",
                MAPPER.readTree(data(event(record))).at("/object/key").asText());
        assertEquals(
                "EventBridge, source aws.rds",
                read("eventbridge").get(0).source().arn());
    }

    @Test
    void anEventFromABusWhoseDetailIsAnEventIsThatEvent() throws IOException {
        CloudEvent event = event(read("eventbridge-cloudevent").get(0));
        assertEquals("/shop", event.getSource().toString());
        assertEquals("{ \"order\": \"A\" }", data(event));
    }

    @Test
    void aDirectInvocationHasOneEventOrSeveral() throws IOException {
        assertEquals(EventSourceType.DIRECT, read("event").get(0).source().type());
        assertEquals("{ \"order\": \"A\" }", data(event(read("event").get(0))));
        List<InvocationRecord> several = read("events");
        assertEquals(2, several.size());
        assertEquals(
                "B", MAPPER.readTree(data(event(several.get(1)))).path("order").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":%s}",
                " [ {\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\": %s } ]",
                "{\"id\":\"1\",\"source\":\"s\",\"detail-type\":\"t\",\"detail\":%s,\"time\":null}",
                "{\"id\":\"1\",\"source\":\"s\",\"detail-type\":\"t\",\"detail\":{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":%s}}"
            })
    void dataKeepsItsBytes(String invocation) throws IOException {
        String data = "{ \"a\":12345678901234567890.1230,\"b\":1e400,\"c\":\"\\u00fc\",\"d\":99999999999999.99}";
        assertEquals(data, data(event(parse(invocation.formatted(data)).get(0))));
    }

    @Test
    void aNumberInAnotherNotificationKeepsItsValue() throws IOException {
        String sample = new String(resource("s3").readAllBytes(), UTF_8);
        String changed = sample.replaceFirst("\"size\": *\\d+", "\"size\": 12345678901234567890.123");
        assertFalse(changed.equals(sample));
        assertTrue(data(event(parse(changed).get(0))).contains("12345678901234567890.123"));
    }

    @Test
    void anEmptyBatchHasNoRecords() throws IOException {
        assertEquals(List.of(), parse("{\"Records\":[]}"));
    }

    @Test
    void aRecordWithInvalidBase64IsUndecodableAndTheOthersAreNot() throws IOException {
        String sample = new String(resource("kafka-msk").readAllBytes(), UTF_8);
        List<InvocationRecord> records = parse(sample.replaceFirst("\"value\": \"", "\"value\": \"*"));
        assertUndecodable("Illegal base64", records.get(0));
        assertOrder("B", event(records.get(1)));
        String stream = new String(resource("kinesis").readAllBytes(), UTF_8);
        assertUndecodable(
                "Illegal base64",
                parse(stream.replaceFirst("\"data\": \"", "\"data\": \"*")).get(0));
    }

    @Test
    void aMessageWithoutBodyIsUndecodable() throws IOException {
        String sample = new String(resource("sqs-fifo").readAllBytes(), UTF_8);
        assertUndecodable(
                "EVF0750: The SQS message is not a valid CloudEvent",
                parse(sample.replace("\"body\"", "\"corpse\"")).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "sqs, messageId",
        "sqs, eventSourceARN",
        "sns, MessageId",
        "sns, TopicArn",
        "kafka-msk, offset",
        "kafka-msk, topic",
        "kafka-msk, partition",
        "kinesis, sequenceNumber",
        "kinesis, eventID",
        "kinesis, eventSourceARN",
        "dynamodb, SequenceNumber",
        "dynamodb, eventSourceARN",
        "s3, name",
        "s3, eventName",
        "eventbridge, id",
        "eventbridge, source"
    })
    void aBatchIsRefusedIfARecordLacksAFieldThatIdentifiesIt(String sample, String field) throws IOException {
        String whole = new String(resource(sample).readAllBytes(), UTF_8);
        String broken = whole.replaceFirst("\"" + field + "\":", "\"missing\":");
        assertFalse(broken.equals(whole), field);
        MalformedInvocationException refusal = assertThrows(MalformedInvocationException.class, () -> parse(broken));
        assertTrue(refusal.getMessage().startsWith("EVF0977: A record of"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(field), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|EVF0973",
                "null|EVF0973",
                "42|EVF0973",
                "\"text\"|EVF0973",
                "{}|EVF0960",
                "{\"Records\":{}}|EVF0960",
                "{\"Records\":[{}]}|EVF0976",
                "{\"Records\":[1]}|EVF0976",
                "{\"Records\":[{\"eventSource\":\"aws:codecommit\"}]}|EVF0976",
                "{\"key1\":\"value1\"}|EVF0960",
                "{\"Records\":[|EVF0974",
                "nonsense|EVF0974",
                "[{}]|EVF0978",
                "{\"specversion\":\"1.0\",\"id\":\"1\"}|EVF0978",
                "{\"records\":{\"t-0\":[{}]}}|EVF0977"
            })
    void aPayloadThatNoEventSourceSendsIsRefused(String invocation, String code) {
        MalformedInvocationException refusal =
                assertThrows(MalformedInvocationException.class, () -> parse(invocation));
        assertTrue(refusal.getMessage().startsWith(code + ": "), refusal.getMessage());
    }

    @Test
    void aRefusalNamesTheFieldsButNotTheirValues() {
        MalformedInvocationException refusal =
                assertThrows(MalformedInvocationException.class, () -> parse("{\"password\":\"secret\"}"));
        assertTrue(refusal.getMessage().contains("password"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() throws IOException {
        List<InvocationRecord> records = parse(
                "{\"records\":{\"t-3\":[{\"value\":\"AA==\",\"offset\":1,\"partition\":3,\"topic\":\"t\"}]},\"eventSourceArn\":\"arn:x\",\"eventSource\":\"aws:kafka\"}");
        assertEquals("arn:x/t", records.get(0).source().arn());
    }

    @Test
    void tenThousandRecordsAreRead() throws IOException {
        String record = new String(resource("sqs-fifo").readAllBytes(), UTF_8);
        String one = record.substring(record.indexOf('[') + 1, record.lastIndexOf(']'));
        assertEquals(
                10_000,
                parse("{\"Records\":[" + (one + ",").repeat(9_999) + one + "]}").size());
    }

    @Test
    void sixMegabytesInOneEventAreRead() throws IOException {
        String data = "x".repeat(6 * 1024 * 1024 - 200);
        InvocationRecord record = parse(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":\"" + data
                                + "\"}")
                .get(0);
        assertEquals(data.length() + 2, event(record).getData().toBytes().length);
    }

    private static void assertOrder(String order, CloudEvent event) {
        assertEquals("{\"order\":\"" + order + "\"}", data(event));
    }

    private static void assertUndecodable(String reason, InvocationRecord record) {
        var undecodable = assertInstanceOf(
                ReceivedMessage.Undecodable.class, record.content().get());
        assertTrue(
                undecodable.reason().getMessage().contains(reason),
                undecodable.reason().getMessage());
    }

    private static String data(CloudEvent event) {
        return new String(event.getData().toBytes(), UTF_8);
    }

    private static CloudEvent event(InvocationRecord record) {
        return assertInstanceOf(ReceivedMessage.Event.class, record.content().get())
                .event();
    }

    private static List<InvocationRecord> read(String sample) throws IOException {
        return records(InvocationReader.read(resource(sample)));
    }

    private static List<InvocationRecord> parse(String invocation) throws IOException {
        return records(InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8))));
    }

    private static List<InvocationRecord> records(InvocationPayload payload) {
        return assertInstanceOf(InvocationPayload.Batch.class, payload).records();
    }

    private static InputStream resource(String sample) {
        return InvocationReaderTest.class.getResourceAsStream("/invocations/" + sample + ".json");
    }
}

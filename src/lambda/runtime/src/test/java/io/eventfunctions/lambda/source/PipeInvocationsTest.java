package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;
import io.eventfunctions.lambda.source.EventSourceType.PartialBatchResponse;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lists of records from pipes of EventBridge, in the shapes that AWS documents. */
class PipeInvocationsTest {

    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}";

    @ParameterizedTest
    @CsvSource({
        "sqs,      SQS,      my-queue,         059f36b4-87a3-44ab-83d2-661975830a7d",
        "kinesis,  KINESIS,  lambda-stream,    shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
        "dynamodb, DYNAMODB, EventSourceTable, 1"
    })
    void aRecordIsNamedByItsIdInThePipe(String sample, EventSourceType type, String name, String id)
            throws IOException {
        InvocationRecord record = read(sample);
        assertEquals(type, record.source().type());
        assertEquals(name, record.source().name());
        assertEquals(new ItemIdentifier.PipeItem(id), record.identifier());
        assertEquals(PartialBatchResponse.EACH_FAILURE, record.partialBatchResponse());
    }

    @ParameterizedTest
    @CsvSource({
        "kafka-msk, arn:aws:kafka:sa-east-1:123456789012:cluster/vpc-2priv-2pub/751d2973-a626-431c-9d4e-d7975eb44dd7-2",
        "kafka-self-managed, b-2.demo-cluster-1.a1bcde.c1.kafka.us-east-1.amazonaws.com:9092"
    })
    void aBatchOfKafkaIsRepeatedAsAWhole(String sample, String cluster) throws IOException {
        InvocationRecord record = read(sample);
        assertEquals(new EventSource(EventSourceType.KAFKA, "my-topic", cluster + "/my-topic"), record.source());
        assertEquals("my-topic-0", record.orderingGroup());
        assertNull(record.identifier());
        assertEquals(PartialBatchResponse.NONE, record.partialBatchResponse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "kinesis", "kafka-msk", "kafka-self-managed"})
    void aRecordCarriesTheSameEventAsWithoutAPipe(String sample) throws IOException {
        CloudEvent event = event(read(sample));
        assertEquals("com.example.order.placed", event.getType());
        assertEquals("{\"order\":\"A\"}", new String(event.getData().toBytes(), UTF_8));
        assertEquals(sample.equals("sqs") ? null : "order-1", event.getExtension("partitionkey"));
    }

    @Test
    void aChangeOfATableIsTheSameEventAsWithoutAPipe() throws IOException {
        CloudEvent event = event(read("dynamodb"));
        assertEquals("com.amazonaws.dynamodb.INSERT", event.getType());
        assertEquals("{\"Id\":{\"N\":\"101\"}}", event.getExtension("partitionkey"));
    }

    @Test
    void theRecordsOfAnAggregateAreNamedByTheOneIdOfTheAggregate() throws IOException {
        String aggregate =
                new AggregateWriter().key("k").record(0, EVENT).record(0, EVENT).base64();
        List<InvocationRecord> records =
                parse(text("kinesis").replaceFirst("\"data\": \"[^\"]*", "\"data\": \"" + aggregate));
        assertEquals(2, records.size());
        assertEquals(records.get(0).identifier(), records.get(1).identifier());
    }

    @ParameterizedTest
    @CsvSource({
        "sqs, messageId",
        "sqs, eventSourceARN",
        "kinesis, eventID",
        "kinesis, sequenceNumber",
        "dynamodb, eventID",
        "kafka-msk, eventSourceKey",
        "kafka-msk, offset"
    })
    void aListIsRefusedIfARecordLacksAFieldThatIdentifiesIt(String sample, String field) throws IOException {
        String broken = text(sample).replaceFirst("\"" + field + "\":", "\"missing\":");
        assertFalse(broken.equals(text(sample)), field);
        assertRefused("EVF0977", broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-topic", "-0", "my-topic-x", "my-topic-99999999999"})
    void aPartitionOfKafkaThatIsNoneIsRefused(String partition) throws IOException {
        assertRefused("EVF0977", text("kafka-msk").replace("my-topic-0", partition));
    }

    @Test
    void aListMixesNeitherEventsAndRecordsNorTheRecordsOfSeveralEventSources() throws IOException {
        String sqs = element("sqs");
        assertRefused("EVF0942: The function was invoked with a list that mixes", "[" + sqs + "," + EVENT + "]");
        assertRefused("EVF0942", "[" + EVENT + "," + sqs + "]");
        assertRefused("EVF0942", "[" + sqs + ",1]");
        assertRefused("[aws:sqs, aws:kinesis]", "[" + sqs + "," + element("kinesis") + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:amq", "aws:rmq", "aws:s3", ""})
    void aSourceThatIsNotSupportedIsRefused(String source) {
        assertRefused("EVF0943", "[{\"eventSource\":\"" + source + "\"}]");
    }

    @Test
    void anEmptyListHasNoRecords() throws IOException {
        assertEquals(List.of(), parse("[]"));
    }

    @Test
    void anEventWithTheNameOfTheFieldInItsDataIsAnEvent() throws IOException {
        InvocationRecord record = parse("[" + EVENT.replace("}", ",\"data\":{\"eventSource\":\"aws:sqs\"}}") + "]")
                .get(0);
        assertEquals(EventSourceType.DIRECT, record.source().type());
    }

    private static void assertRefused(String reason, String invocation) {
        String message = assertThrows(MalformedInvocationException.class, () -> parse(invocation))
                .getMessage();
        assertTrue(message.contains(reason), message);
    }

    private static CloudEvent event(InvocationRecord record) {
        return assertInstanceOf(ReceivedMessage.Event.class, record.content().get())
                .event();
    }

    private static String element(String sample) throws IOException {
        String list = text(sample).strip();
        return list.substring(1, list.length() - 1);
    }

    private static InvocationRecord read(String sample) throws IOException {
        List<InvocationRecord> records = parse(text(sample));
        assertEquals(1, records.size());
        return records.get(0);
    }

    private static List<InvocationRecord> parse(String invocation) throws IOException {
        InvocationPayload payload = InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8)));
        return assertInstanceOf(InvocationPayload.Batch.class, payload).records();
    }

    private static String text(String sample) throws IOException {
        try (var in = PipeInvocationsTest.class.getResourceAsStream("/pipes/" + sample + ".json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}

package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.eventfunctions.lambda.aggregate.KinesisAggregate;
import io.eventfunctions.lambda.aggregate.KinesisAggregate.UserRecord;
import io.eventfunctions.spi.ReceivedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Records of the Kinesis Producer Library in one record of a stream. */
class KinesisAggregateTest {

    private static final String SEQUENCE_NUMBER = "49590338271490256608559692538361571095921575989136588898";

    @Test
    void eachRecordOfAnAggregateIsAnEventWithItsOwnPartitionKey() throws IOException {
        List<InvocationRecord> records = read(new AggregateWriter()
                .key("order-1")
                .key("order-2")
                .record(0, event("1"))
                .record(1, event("2"))
                .record(0, event("3"))
                .base64());
        assertEquals(
                List.of("1", "2", "3"),
                records.stream().map(record -> event(record).getId()).toList());
        assertEquals(
                List.of("order-1", "order-2", "order-1"),
                records.stream()
                        .map(record -> event(record).getExtension("partitionkey"))
                        .toList());
        for (InvocationRecord record : records) {
            assertEquals(new ItemIdentifier.Text(SEQUENCE_NUMBER), record.identifier());
            assertEquals("shardId-000000000006", record.orderingGroup());
            assertEquals("lambda-stream", record.source().name());
            assertNotNull(((ReceivedMessage.Event) record.content().get()).sent());
        }
    }

    @Test
    void aRecordOfAnAggregateThatIsNoEventIsUndecodableAndTheOthersAreNot() throws IOException {
        List<InvocationRecord> records = read(new AggregateWriter()
                .key("order-1")
                .record(0, "hello")
                .record(0, event("2"))
                .base64());
        var undecodable = assertInstanceOf(
                ReceivedMessage.Undecodable.class, records.get(0).content().get());
        assertEquals("hello", new String(undecodable.event().getData().toBytes(), UTF_8));
        assertEquals(SEQUENCE_NUMBER + ".0", undecodable.event().getId());
        assertEquals("order-1", undecodable.event().getExtension("partitionkey"));
        assertEquals("2", event(records.get(1)).getId());
    }

    @Test
    void hashKeysTagsAndFieldsThatAreNotKnownAreSkipped() {
        String base64 = new AggregateWriter()
                .record(out -> {
                    out.writeUInt64(1, 0);
                    out.writeUInt64(2, 0);
                    out.writeByteArray(3, "data".getBytes(UTF_8));
                    out.writeByteArray(4, new byte[] {10, 1, 'k'});
                    out.writeFixed32(9, 9);
                })
                .field(out -> out.writeFixed64(8, 8))
                .field(out -> out.writeUInt64(7, Long.MAX_VALUE))
                .hashKey("340282366920938463463374607431768211455")
                .key("behind the record")
                .base64();
        UserRecord only = KinesisAggregate.read(base64).get(0);
        assertEquals("behind the record", only.partitionKey());
        assertEquals("data", new String(only.data(), UTF_8));
    }

    @Test
    void anAggregateWithoutRecordsHasNoEvents() throws IOException {
        assertEquals(List.of(), read(new AggregateWriter().key("order-1").base64()));
    }

    @ParameterizedTest
    @MethodSource
    void anAggregateThatIsMalformedIsAnOrdinaryRecord(AggregateWriter malformed) throws IOException {
        List<InvocationRecord> records = read(malformed.base64());
        assertEquals(1, records.size());
        assertInstanceOf(
                ReceivedMessage.Undecodable.class, records.get(0).content().get());
    }

    static List<AggregateWriter> anAggregateThatIsMalformedIsAnOrdinaryRecord() {
        return List.of(
                new AggregateWriter().record(0, event("1")),
                new AggregateWriter().key("k").record(1, event("1")),
                new AggregateWriter().key("k").record(-1, event("1")),
                new AggregateWriter().key("k").record(out -> out.writeUInt64(1, 0)),
                new AggregateWriter().key("k").record(out -> out.writeByteArray(3, new byte[0])),
                new AggregateWriter().key("k").record(out -> out.writeString(1, "0")),
                new AggregateWriter().field(out -> out.writeUInt64(3, 1)),
                new AggregateWriter().field(out -> out.writeTag(3, 2)),
                new AggregateWriter().field(out -> out.writeTag(5, 3)),
                new AggregateWriter().field(out -> out.writeRawBytes(new byte[] {26, -1, -1, -1, -1, 127})),
                new AggregateWriter()
                        .field(out -> out.writeRawBytes(new byte[] {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1})));
    }

    @Test
    void anAggregateOfWhichAnyByteHasChangedIsAnOrdinaryRecord() {
        byte[] whole = Base64.getDecoder().decode(sample().base64());
        for (int i = 0; i < whole.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) (1 << bit);
                assertNull(KinesisAggregate.read(Base64.getEncoder().encodeToString(damaged)));
            }
            assertNull(KinesisAggregate.read(Base64.getEncoder().encodeToString(Arrays.copyOf(whole, i))));
        }
        assertEquals(2, KinesisAggregate.read(sample().base64()).size());
    }

    /** Its checksum is right, so the message is read: to whatever it means, or not at all. */
    @Test
    void aMessageOfWhichAnyByteHasChangedDoesNotBreakTheReader() throws IOException {
        byte[] whole = sample().message();
        for (int i = 0; i < whole.length; i++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = whole.clone();
                damaged[i] = (byte) value;
                List<UserRecord> records =
                        KinesisAggregate.read(Base64.getEncoder().encodeToString(AggregateWriter.seal(damaged)));
                if (records != null) {
                    records.forEach(record -> assertNotNull(record.data()));
                }
            }
        }
    }

    @Test
    void otherDataAreNotAnAggregate() {
        for (String base64 : List.of("", "84", "84maw", "84mawg==", "84mawQ==", "84maw*", "eyJhIjoxfQ==")) {
            assertNull(KinesisAggregate.read(base64), base64);
        }
    }

    private static AggregateWriter sample() {
        return new AggregateWriter().key("a").key("b").record(0, "one").record(1, "two");
    }

    private static String event(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/shop\",\"type\":\"t\"}".formatted(id);
    }

    private static CloudEvent event(InvocationRecord record) {
        return assertInstanceOf(ReceivedMessage.Event.class, record.content().get())
                .event();
    }

    private static List<InvocationRecord> read(String base64) throws IOException {
        String invocation = """
                {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"a","sequenceNumber":"%s","data":"%s",
                "approximateArrivalTimestamp":1545084650.987},"eventSource":"aws:kinesis","eventVersion":"1.0",
                "eventID":"shardId-000000000006:%1$s","eventName":"aws:kinesis:record","awsRegion":"us-east-2",
                "eventSourceARN":"arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"}]}
                """.formatted(SEQUENCE_NUMBER, base64);
        InvocationPayload payload = InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8)));
        return assertInstanceOf(InvocationPayload.Batch.class, payload).records();
    }
}

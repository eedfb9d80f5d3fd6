package io.eventfunctions.local.mapping.kafka.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonGenerator;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.lambda.function.LocalAccount;
import io.eventfunctions.local.mapping.AwsJson;
import io.eventfunctions.local.mapping.kafka.record.KafkaBatch;
import io.eventfunctions.local.mapping.kafka.record.KafkaEvent;
import io.eventfunctions.local.mapping.kafka.record.KafkaRecord;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

/**
 * The JSON documents about records that were given up, as AWS writes them: about all of them for a queue, about each, with the
 * record in it, for a topic.
 *
 * @param topic where the records come from
 * @param function the function's name
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure-destination.html">AWS's example</a>
 */
record FailureDocument(TopicReference topic, String function) {

    byte[] together(DiscardedRecords givenUp) {
        int size = new KafkaEvent(topic).of(givenUp.records()).length;
        return AwsJson.write(json -> {
            json.writeStartObject();
            writeContext(json, givenUp, functionArn(), givenUp.condition().code());
            writeBatchInfo(json, givenUp.records().size(), size);
            json.writeObjectFieldStart("recordsInfo");
            for (TopicPartition partition : batch(givenUp).partitions()) {
                writeRange(
                        json, batch(givenUp).those(record -> record.partition().equals(partition)));
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    byte[] alone(KafkaRecord record, DiscardedRecords givenUp) {
        byte[] event = new KafkaEvent(topic).of(List.of(record));
        return AwsJson.write(json -> {
            json.writeStartObject();
            writeContext(json, givenUp, functionArn() + ":$LATEST", conditionOfTopics(givenUp.condition()));
            writeBatchInfo(json, 1, event.length);
            json.writeObjectFieldStart("recordInfo");
            json.writeStringField("offset", String.valueOf(record.offset()));
            json.writeStringField("timestamp", time(record));
            json.writeEndObject();
            json.writeEndObject();
            json.writeFieldName("payload");
            json.writeRawValue(new String(event, StandardCharsets.UTF_8));
            json.writeEndObject();
        });
    }

    private static KafkaBatch batch(DiscardedRecords givenUp) {
        return new KafkaBatch(givenUp.records(), 0, 0);
    }

    /** AWS documents another word for topics than for queues. */
    private static String conditionOfTopics(DiscardedRecords.Condition condition) {
        return condition == DiscardedRecords.Condition.RETRIES_EXHAUSTED ? "RetriesExhausted" : condition.code();
    }

    private void writeContext(JsonGenerator json, DiscardedRecords givenUp, String arn, String condition)
            throws IOException {
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("requestId", UUID.randomUUID().toString());
        json.writeStringField("functionArn", arn);
        json.writeStringField("condition", condition);
        json.writeNumberField("approximateInvokeCount", givenUp.invocations());
        json.writeEndObject();
        if (givenUp.answer() == null) {
            json.writeNullField("responseContext");
        } else {
            json.writeObjectFieldStart("responseContext");
            json.writeNumberField("statusCode", 200);
            json.writeStringField("executedVersion", "$LATEST");
            if (!givenUp.answer().succeeded()) {
                json.writeStringField("functionError", "Unhandled");
            }
            json.writeEndObject();
        }
        json.writeStringField("version", "1.0");
        json.writeStringField(
                "timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private void writeBatchInfo(JsonGenerator json, int size, int payloadSize) throws IOException {
        json.writeObjectFieldStart("KafkaBatchInfo");
        json.writeNumberField("batchSize", size);
        if (topic.clusterArn() != null) {
            json.writeStringField("eventSourceArn", topic.clusterArn());
        }
        json.writeStringField("bootstrapServers", topic.bootstrapServers());
        json.writeNumberField("payloadSize", payloadSize);
    }

    private static void writeRange(JsonGenerator json, List<KafkaRecord> records) throws IOException {
        KafkaRecord first = records.get(0);
        KafkaRecord last = records.get(records.size() - 1);
        json.writeObjectFieldStart(first.partition().toString());
        json.writeStringField("firstRecordOffset", String.valueOf(first.offset()));
        json.writeStringField("lastRecordOffset", String.valueOf(last.offset()));
        json.writeStringField("firstRecordTimestamp", time(first));
        json.writeStringField("lastRecordTimestamp", time(last));
        json.writeEndObject();
    }

    private static String time(KafkaRecord record) {
        return Instant.ofEpochMilli(record.record().timestamp()).toString();
    }

    /** In the region and account of the cluster, as far as it tells. */
    private String functionArn() {
        String[] cluster =
                topic.clusterArn() == null ? new String[0] : topic.clusterArn().split(":");
        String region = cluster.length > 0 ? cluster[3] : LocalAccount.REGION;
        String account = cluster.length > 0 ? cluster[4] : LocalAccount.ID;
        return "arn:aws:lambda:%s:%s:function:%s".formatted(region, account, function);
    }
}

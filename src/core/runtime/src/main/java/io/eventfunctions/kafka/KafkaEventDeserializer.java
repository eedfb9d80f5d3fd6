package io.eventfunctions.kafka;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads events on the thread that polls, beside those that deliver; a record that is no event is not its failure. */
public class KafkaEventDeserializer implements Deserializer<KafkaValue> {

    @Override
    public KafkaValue deserialize(String topic, byte[] data) {
        return KafkaValue.read(new RecordHeaders(), data);
    }

    @Override
    public KafkaValue deserialize(String topic, Headers headers, byte[] data) {
        return KafkaValue.read(headers, data);
    }
}

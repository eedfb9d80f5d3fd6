package io.eventfunctions.kafka;

import io.quarkus.arc.Arc;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

import io.eventfunctions.codec.PayloadDecoder;

/**
 * Reads events and their payloads on the thread that polls, beside those that deliver; a record that is no event is not its
 * failure.
 */
public class KafkaEventDeserializer implements Deserializer<KafkaValue> {

    /** The class's name, for those who can't touch the class because there may be no Kafka. */
    static final String NAME = "io.eventfunctions.kafka.KafkaEventDeserializer";

    private final PayloadDecoder payloads;

    /** The application's; Kafka calls it. */
    public KafkaEventDeserializer() {
        this(Arc.container().select(PayloadDecoder.class).get());
    }

    KafkaEventDeserializer(PayloadDecoder payloads) {
        this.payloads = payloads;
    }

    @Override
    public KafkaValue deserialize(String topic, byte[] data) {
        return KafkaValue.read(new RecordHeaders(), data, payloads);
    }

    @Override
    public KafkaValue deserialize(String topic, Headers headers, byte[] data) {
        return KafkaValue.read(headers, data, payloads);
    }
}

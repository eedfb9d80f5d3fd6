package io.eventfunctions.kafka;

import io.quarkus.arc.Arc;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

import io.eventfunctions.codec.PayloadDecoder;

/**
 * Reads events and their payloads on the polling thread, in parallel to the threads that deliver. A record that is not an event
 * does not fail here; {@link KafkaRecords} reports it.
 */
public class KafkaEventDeserializer implements Deserializer<KafkaValue> {

    /** The class's name, for code that must not load the class because Kafka may be absent. */
    static final String NAME = "io.eventfunctions.kafka.KafkaEventDeserializer";

    private final PayloadDecoder payloads;

    /** Called by Kafka; uses the application's payload decoder. */
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

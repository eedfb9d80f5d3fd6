package io.eventfunctions.conformance;

import java.util.Map;

import io.quarkus.test.QuarkusUnitTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Kafka broker. A consumer group for each channel: in a common one each that joins would stop the others. */
class KafkaConformanceTest extends DeliveryConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP =
            ConformanceApp.on("smallrye-kafka", channel -> Map.of("group.id", "conformance-" + channel));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Override
    protected void publishNoEvent(String channel, String text) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(channel, text));
        }
    }
}

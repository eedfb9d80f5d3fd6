package io.eventfunctions.local.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;
import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueClient;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

import static io.eventfunctions.local.mapping.RecordingFunction.await;

/** A broker is killed and comes back while a poller is at work. */
@Timeout(90)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = SharedResources.BROKERS, mode = ResourceAccessMode.READ)
class LostBrokersTest {

    @Test
    void aQueueIsPolledAgainWhenItsServerIsBack() {
        SqsServer server = new SqsServer(Brokers.CLASS_PATH);
        server.start();
        SqsQueues queues = new SqsQueues(server.endpoint());
        queues.create(List.of("users"));
        RecordingFunction function = RecordingFunction.thatSucceeds();
        QueueReference queue = QueueReference.at(server.endpoint() + "/000000000000/users");
        try (server;
                Poller poller = Poller.start(SqsMapping.of(queue), function, function)) {
            server.kill();
            server.start();
            queues.create(List.of("users"));
            try (QueueClient client = QueueClient.of(queue)) {
                client.send("a");
            }

            await().until(() -> function.bodies().equals(List.of(List.of("a"))));
        }
    }

    @Test
    void aTopicIsPolledAgainWhenItsBrokerIsBack(@TempDir Path directory) {
        KafkaBroker broker = KafkaBroker.at(Brokers.CLASS_PATH, directory);
        broker.start();
        new KafkaTopics(broker.bootstrapServers()).create(List.of("users"), 1);
        RecordingFunction function = RecordingFunction.thatSucceeds();
        TopicReference topic = TopicReference.selfManaged(broker.bootstrapServers(), "users", "welcome");
        try (broker;
                Poller poller =
                        Poller.start(KafkaMapping.of(topic, new StartingPosition.TrimHorizon()), function, function)) {
            broker.kill();
            broker.start();
            send(broker, "a");

            await().until(() -> function.values().equals(List.of(List.of("a"))));
        }
    }

    private static void send(KafkaBroker broker, String value) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("users", value));
        }
    }
}

package io.eventfunctions.local.lambda.mapping;

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

import io.eventfunctions.local.kafka.KafkaBroker;
import io.eventfunctions.local.kafka.KafkaTopics;
import io.eventfunctions.local.sqs.SqsQueues;
import io.eventfunctions.local.sqs.SqsServer;

import static io.eventfunctions.local.lambda.mapping.Lambda.await;

/** A broker is killed and comes back while a poller is at work. */
@Timeout(90)
class LostBrokersTest {

    @Test
    void aQueueIsPolledAgainWhenItsServerIsBack() {
        SqsServer server = new SqsServer(Brokers.CLASS_PATH);
        server.start();
        SqsQueues queues = new SqsQueues(server.endpoint());
        queues.create(List.of("users"));
        Lambda function = Lambda.thatSucceeds();
        SqsQueue queue = SqsQueue.at(server.endpoint() + "/000000000000/users");
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
        Lambda function = Lambda.thatSucceeds();
        KafkaTopic topic = KafkaTopic.selfManaged(broker.bootstrapServers(), "users", "welcome");
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

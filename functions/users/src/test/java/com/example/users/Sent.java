package com.example.users;

import java.util.List;
import java.util.function.Predicate;

import jakarta.enterprise.inject.spi.CDI;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** What the application has sent to a channel, on whichever broker it runs. */
interface Sent {

    static Sent to(String channel) {
        Config config = ConfigProvider.getConfig();
        return switch (config.getValue("mp.messaging.outgoing.emails.connector", String.class)) {
            case "smallrye-kafka" -> new Topic(config.getValue("kafka.bootstrap.servers", String.class), channel);
            case "smallrye-sqs" ->
                new Queue(CDI.current().select(SqsAsyncClient.class).get(), channel);
            default -> throw new IllegalStateException("These tests know Kafka and SQS only");
        };
    }

    /** The first event that the condition holds for, awaited. */
    default CloudEvent await(Predicate<CloudEvent> condition) {
        return await(1, condition).get(0);
    }

    /** So many events that the condition holds for, awaited. */
    List<CloudEvent> await(int count, Predicate<CloudEvent> condition);
}

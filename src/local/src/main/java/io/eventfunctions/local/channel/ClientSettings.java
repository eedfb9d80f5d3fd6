package io.eventfunctions.local.channel;

import java.util.Map;
import java.util.TreeMap;

import io.eventfunctions.local.sqs.SqsServer;

/** The configuration that leads an application to local brokers. */
public final class ClientSettings {

    private ClientSettings() {}

    /** To a Kafka broker. */
    public static Map<String, String> kafka(String bootstrapServers) {
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    /** To an SQS server. The client must sign with something; the server takes every key. */
    public static Map<String, String> sqs(String endpoint) {
        Map<String, String> settings = new TreeMap<>(amazon("quarkus.sqs"));
        settings.put("quarkus.sqs.endpoint-override", endpoint);
        return settings;
    }

    /** To the queues of the SQS server without an SNS between. */
    public static Map<String, String> topicsWithoutSns() {
        Map<String, String> settings = new TreeMap<>(amazon("quarkus.sns"));
        settings.put("quarkus.event-functions.aws.local-topics", "true");
        return settings;
    }

    private static Map<String, String> amazon(String client) {
        return Map.of(
                client + ".aws.region", SqsServer.REGION,
                client + ".aws.credentials.type", "static",
                client + ".aws.credentials.static-provider.access-key-id", "local",
                client + ".aws.credentials.static-provider.secret-access-key", "local");
    }
}

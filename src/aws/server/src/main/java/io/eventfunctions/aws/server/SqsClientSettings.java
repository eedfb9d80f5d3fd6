package io.eventfunctions.aws.server;

import java.util.Map;
import java.util.TreeMap;

/** The configuration that leads an application to the local SQS server. */
public final class SqsClientSettings {

    private SqsClientSettings() {}

    /** For channels on SQS. The client must sign with something; the server takes every key. */
    public static Map<String, String> of(String endpoint) {
        Map<String, String> settings = new TreeMap<>(amazon("quarkus.sqs"));
        settings.put("quarkus.sqs.endpoint-override", endpoint);
        return settings;
    }

    /** For channels on SNS: to the queues of the server, without an SNS between. */
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

package com.example.users;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** SQS, with Amazon's own client. */
final class SqsOutside implements Broker {

    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private final SqsServer server = new SqsServer(CLASS_PATH);
    private SqsAsyncClient sqs;

    @Override
    public void start() {
        server.start();
        new SqsQueues(server.endpoint()).create(List.of("users", "emails", "users-dead-letters"));
        sqs = SqsAsyncClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(SqsServer.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void stop() {
        sqs.close();
        server.close();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "QUARKUS_PROFILE", "sqs",
                "QUARKUS_SQS_ENDPOINT_OVERRIDE", server.endpoint().toString(),
                "QUARKUS_SQS_AWS_REGION", SqsServer.REGION,
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    @Override
    public EventSourceMapping users() {
        return SqsMapping.of(QueueReference.local("users", server.endpoint())).withReportBatchItemFailures();
    }

    @Override
    public void register(String event) {
        new Queue(sqs, "users").send(event);
    }

    @Override
    public Sent sent(String name) {
        return new Queue(sqs, name);
    }
}

package io.eventfunctions.benchmarks.sqs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.benchmarks.brokers.Comparison;
import io.eventfunctions.benchmarks.brokers.Contender;

/** Prints how fast the contenders empty equal queues. */
class ThroughputIT {

    private static final int EVENTS = Integer.getInteger("throughput.events", 10_000);
    private static final int KEYS = 1_000;

    private static SqsServer server;

    @BeforeAll
    static void startServer() {
        server = new SqsServer(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList());
        server.start();
        new SqsQueues(server.endpoint()).create(List.of("letters"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void anEmptyFunctionUnderEveryPolicyBesideHandWrittenConsumers() throws IOException {
        Path application = Path.of(System.getProperty("application.jar"));
        Path plain = Path.of(System.getProperty("plain.application.jar"));
        new Comparison(EVENTS, EVENTS / 2)
                .print(
                        ThroughputIT::filledQueue,
                        Contender.channel("function", "function", application),
                        Contender.channel("hand-written", "hand-written", plain),
                        Contender.channel("hand-written-our-clients", "hand-written", application));
    }

    private static Map<String, String> filledQueue(String queue) {
        new SqsQueues(server.endpoint()).create(List.of(queue));
        Events.fill(server.endpoint(), queue, EVENTS, KEYS);
        return Map.of(
                "throughput.queue",
                queue,
                "quarkus.sqs.endpoint-override",
                server.endpoint().toString(),
                "mp.messaging.incoming.hand-written.endpoint-override",
                server.endpoint().toString(),
                "mp.messaging.incoming.hand-written.region",
                SqsServer.REGION,
                "aws.region",
                SqsServer.REGION,
                "aws.accessKeyId",
                "throughput",
                "aws.secretAccessKey",
                "throughput");
    }
}

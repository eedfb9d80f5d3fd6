package io.eventfunctions.benchmarks.http;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;

/** Prints how fast contenders publish the same requests, and what CPU time it takes them; all wait for the broker. */
class PublishingIT {

    private static final int ROUNDS = Integer.getInteger("throughput.rounds", 5);
    private static final int WARM_UP = 20_000;
    private static final int TURNS = 20;
    private static final int REQUESTS = 2_000;

    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        broker = KafkaBroker.temporary(classPath);
        broker.start();
        new KafkaTopics(broker.bootstrapServers()).create(List.of("counted"), 4);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void anEventOverHttpBesideAnEndpointWithAnEmitter() throws Exception {
        List<HttpContender> contenders = List.of(
                new HttpContender("event functions", "function", Map.of()),
                new HttpContender("REST, JSON only", "rest", Map.of()),
                new HttpContender(
                        "REST, CloudEvents",
                        "rest",
                        Map.of(
                                "mp.messaging.outgoing.counted.cloud-events-type", "com.example.counted",
                                "mp.messaging.outgoing.counted.cloud-events-source", "/rest")));
        Results results = new Results(contenders);
        for (int round = 0; round < ROUNDS; round++) {
            measure(contenders, round, results);
        }
        results.print();
    }

    /** All of them run at the same time and get requests one after the other, so that a noisy machine is noisy for all. */
    private static void measure(List<HttpContender> contenders, int round, Results results)
            throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>();
        try {
            for (HttpContender contender : contenders) {
                Server server = Server.start(contender, broker.bootstrapServers());
                servers.add(server);
                server.requests(WARM_UP);
            }
            servers.forEach(Server::reset);
            for (int turn = 0; turn < TURNS; turn++) {
                List<Server> order = new ArrayList<>(servers);
                if ((turn + round) % 2 != 0) {
                    Collections.reverse(order);
                }
                for (Server server : order) {
                    server.requests(REQUESTS);
                }
            }
            servers.forEach(results::add);
        } finally {
            servers.forEach(Server::close);
        }
    }
}

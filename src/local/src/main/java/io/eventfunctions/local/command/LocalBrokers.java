package io.eventfunctions.local.command;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;
import io.eventfunctions.local.LocalMessages;

/** The brokers of a function: those that are there already, and local ones that are started for it and end with it. */
final class LocalBrokers implements Closeable {

    private final PrintStream console;
    private final List<Closeable> started = new ArrayList<>();
    private String sqs;
    private String kafka;
    private boolean sqsIsNew;

    LocalBrokers(PrintStream console) {
        this.console = console;
    }

    /** The SQS server that is there. */
    void useSqs(String endpoint) {
        sqs = endpoint;
    }

    /** The Kafka broker that is there. */
    void useKafka(String bootstrapServers) {
        kafka = bootstrapServers;
    }

    /** Starts an SQS server with these queues, unless there is one. */
    void needSqs(Collection<String> queues) {
        if (sqs == null) {
            SqsServer server = new SqsServer(classPath());
            server.start();
            started.add(server);
            sqs = server.endpoint().toString();
            sqsIsNew = true;
            console.println(LocalMessages.MESSAGES.brokerStarted("SQS server", sqs));
            new SqsQueues(URI.create(sqs)).create(queues);
        }
    }

    /** Starts a Kafka broker with these topics, unless there is one. */
    void needKafka(Collection<String> topics) {
        if (kafka == null) {
            KafkaBroker broker = KafkaBroker.temporary(classPath());
            broker.start();
            started.add(broker);
            kafka = broker.bootstrapServers();
            console.println(LocalMessages.MESSAGES.brokerStarted("Kafka broker", kafka));
            new KafkaTopics(kafka).create(topics, 1);
        }
    }

    /** The endpoint of the SQS server; null if there is none. */
    String sqs() {
        return sqs;
    }

    /** Whether the SQS server is ours, so that there is no SNS beside it. */
    boolean sqsIsNew() {
        return sqsIsNew;
    }

    /** {@code bootstrap.servers}; null if there is no Kafka. */
    String kafka() {
        return kafka;
    }

    /** Of this program: Maven gives it a class loader of its own instead of a class path. */
    private static List<Path> classPath() {
        if (LocalBrokers.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(LocalBrokers::path).toList();
        }
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (Closeable broker : started) {
                broker.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

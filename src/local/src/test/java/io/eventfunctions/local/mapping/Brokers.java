package io.eventfunctions.local.mapping;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.kafka.server.KafkaBroker;

/** The real brokers of this module, started once for all tests that ask for them, and stopped after the last one. */
final class Brokers {

    static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private static SqsServer sqs;
    private static KafkaBroker kafka;

    private Brokers() {}

    static SqsServer sqs() {
        return sqs;
    }

    static KafkaBroker kafka() {
        return kafka;
    }

    /** Brings SQS. */
    static final class Sqs implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Sqs.class, key -> {
                sqs = new SqsServer(CLASS_PATH);
                sqs.start();
                return (AutoCloseable) sqs::close;
            });
        }
    }

    /** Brings Kafka. */
    static final class Kafka implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Kafka.class, key -> {
                kafka = KafkaBroker.temporary(CLASS_PATH);
                kafka.start();
                return (AutoCloseable) kafka::close;
            });
        }
    }
}

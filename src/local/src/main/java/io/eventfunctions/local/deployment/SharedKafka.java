package io.eventfunctions.local.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.jboss.logging.Logger;

import io.eventfunctions.local.kafka.KafkaBroker;

/**
 * The one broker of a Java process: live reloads and test profiles, each with class loaders of their own, share it. It ends
 * with the process.
 */
final class SharedKafka {

    private static final Logger LOG = Logger.getLogger(SharedKafka.class);
    private static final String PROPERTY = "event-functions.local.kafka.bootstrap-servers";

    private SharedKafka() {}

    /** The bootstrap servers of the broker, which is started if it isn't running yet. */
    static String bootstrapServers(List<Path> classPath) {
        Properties process = System.getProperties();
        synchronized (process) {
            String running = process.getProperty(PROPERTY);
            if (running != null) {
                return running;
            }
            KafkaBroker broker = KafkaBroker.temporary(classPath);
            broker.start();
            process.setProperty(PROPERTY, broker.bootstrapServers());
            LOG.infof("EVF0501 A local Kafka broker listens on %s", broker.bootstrapServers());
            return broker.bootstrapServers();
        }
    }
}

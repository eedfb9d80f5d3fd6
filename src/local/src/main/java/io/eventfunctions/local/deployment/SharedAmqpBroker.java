package io.eventfunctions.local.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.jboss.logging.Logger;

import io.eventfunctions.local.amqp.AmqpBroker;

/**
 * The one AMQP broker of a Java process: live reloads and test profiles, each with class loaders of their own, share it. It
 * ends with the process.
 */
final class SharedAmqpBroker {

    private static final Logger LOG = Logger.getLogger(SharedAmqpBroker.class);
    private static final String PROPERTY = "event-functions.local.amqp.port";

    private SharedAmqpBroker() {}

    /** The port that the broker listens on, which is started if it isn't running yet. */
    static String port(List<Path> classPath) {
        Properties process = System.getProperties();
        synchronized (process) {
            String running = process.getProperty(PROPERTY);
            if (running != null) {
                return running;
            }
            AmqpBroker broker = new AmqpBroker(classPath);
            broker.start();
            String port = String.valueOf(broker.port());
            process.setProperty(PROPERTY, port);
            LOG.infof("EVF0503 A local AMQP 0-9-1 broker listens on %s:%s in place of RabbitMQ", AmqpBroker.HOST, port);
            return port;
        }
    }
}

package io.eventfunctions.local.deployment;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.jboss.logging.Logger;

import io.eventfunctions.local.sqs.SqsServer;

/**
 * The one SQS server of a Java process: live reloads and test profiles, each with class loaders of their own, share it. It
 * ends with the process.
 */
final class SharedSqs {

    private static final Logger LOG = Logger.getLogger(SharedSqs.class);
    private static final String PROPERTY = "event-functions.local.sqs.endpoint";

    private SharedSqs() {}

    /** Where the server listens, which is started if it isn't running yet. */
    static URI endpoint(List<Path> classPath) {
        Properties process = System.getProperties();
        synchronized (process) {
            String running = process.getProperty(PROPERTY);
            if (running != null) {
                return URI.create(running);
            }
            SqsServer server = new SqsServer(classPath);
            server.start();
            process.setProperty(PROPERTY, server.endpoint().toString());
            LOG.infof("EVF0502 A local SQS server listens on %s", server.endpoint());
            return server.endpoint();
        }
    }
}

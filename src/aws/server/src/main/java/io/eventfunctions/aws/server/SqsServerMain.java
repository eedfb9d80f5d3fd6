package io.eventfunctions.aws.server;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

import io.eventfunctions.process.ServerProcess;

/** Runs one ElasticMQ server, with the limits of the real SQS, until its standard input ends. */
public final class SqsServerMain {

    static final String PORT = "event-functions.sqs.port";

    private SqsServerMain() {}

    /** Takes its settings from system properties. */
    public static void main(String[] arguments) throws Exception {
        ServerProcess.logToStandardError();
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(Integer.getInteger(PORT))
                .withAWSRegion(SqsServer.REGION)
                .start();
        server.waitUntilStarted();
        ServerProcess.serveUntilEndOfInput();
        System.exit(0);
    }
}

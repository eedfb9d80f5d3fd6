package io.eventfunctions.aws.deployment;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConnectorChannels;

/** Whether the application names an SQS or SNS server for all of its channels. */
final class AmazonServer {

    static final String SQS = "smallrye-sqs";
    static final String SNS = "smallrye-sns";

    /** The attribute by which a channel, or all of a connector, name it. */
    static final String ENDPOINT = "endpoint-override";

    private AmazonServer() {}

    static boolean isConfiguredForSqs(Config config) {
        return isConfigured(config, SQS, "quarkus.sqs.");
    }

    static boolean isConfiguredForSns(Config config) {
        return isConfigured(config, SNS, "quarkus.sns.");
    }

    private static boolean isConfigured(Config config, String connector, String client) {
        ConnectorChannels channels = new ConnectorChannels(config, connector);
        return channels.isSet(client + ENDPOINT) || channels.allHave(ENDPOINT);
    }
}

package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.smallrye.reactive.messaging.aws.sns.SnsConnectorOutgoingConfiguration;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.channel.ChannelSettings;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** Topics without SNS: they deliver to the queues of those channels of the application that name the topic. */
@ApplicationScoped
public class LocalTopics {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String TOPIC = ".topic";

    private final AwsConfig settings;
    private final Config config;
    private final Instance<SqsAsyncClient> sqs;

    LocalTopics(AwsConfig settings, Config config, Instance<SqsAsyncClient> sqs) {
        this.settings = settings;
        this.config = config;
        this.sqs = sqs;
    }

    /** Whether a channel publishes to a local topic, because it has neither an SNS endpoint nor a topic ARN of its own. */
    boolean replace(SnsConnectorOutgoingConfiguration channel) {
        return settings.localTopics()
                && channel.getEndpointOverride().isEmpty()
                && channel.getTopicArn().isEmpty();
    }

    /** A client for one topic. */
    LocalTopicClient client(String topic) {
        List<String> queues = queues().getOrDefault(topic, List.of());
        MESSAGES.topicWithoutSns(topic, queues);
        return new LocalTopicClient(sqs::get, queues);
    }

    private Map<String, List<String>> queues() {
        ChannelSettings settings = ChannelSettings.in(config);
        Map<String, List<String>> queues = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(INCOMING) && name.endsWith(TOPIC)) {
                String prefix = name.substring(0, name.length() - TOPIC.length());
                String channel = prefix.substring(INCOMING.length()).replace("\"", "");
                if (settings.incomingConnector(channel)
                        .filter(SqsCodec.CONNECTOR::equals)
                        .isPresent()) {
                    String queue = value(prefix + ".queue");
                    queues.computeIfAbsent(value(name), ignored -> new ArrayList<>())
                            .add(queue == null ? channel : queue);
                }
            }
        }
        return queues;
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse(null);
    }
}

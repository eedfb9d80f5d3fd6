package io.eventfunctions.sam.deployment.template;

import java.util.Collection;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.application.Way;

/** Lets functions send to the channels that they name: they learn where these lead to, and may send there. */
final class Ways {

    private final Application application;
    private final Encryption encryption;
    private final Kafka kafka;

    Ways(Template template, Application application, Kafka kafka) {
        this.application = application;
        this.kafka = kafka;
        this.encryption = new Encryption(template);
    }

    void open(LambdaFunction function, Collection<String> channels) {
        boolean encrypted = false;
        for (String channel : channels) {
            Way way = application.ways().get(channel);
            if (way == null) {
                continue;
            }
            if (way.destination() instanceof Destination.Queue queue) {
                if (queue.url().isEmpty()) {
                    function.setting(key(way, "queue.url"), "${" + Ids.queue(queue.name()) + "}");
                }
                function.role()
                        .allow(
                                "SendTo" + Ids.queue(queue.name()),
                                Arns.queue(queue.name(), queue.url()),
                                "sqs:SendMessage");
                encrypted = true;
            } else if (way.destination() instanceof Destination.Topic topic) {
                if (topic.arn().isEmpty()) {
                    function.setting(key(way, "topic.arn"), "${" + Ids.topic(topic.name()) + "}");
                }
                function.role().allow("PublishTo" + Ids.topic(topic.name()), Arns.topic(topic), "sns:Publish");
                encrypted = true;
            } else if (way.destination() instanceof Destination.Kafka topic) {
                kafka.producer(function, topic.topic());
            }
        }
        if (encrypted) {
            encryption.allow(function.role());
        }
    }

    /** Lets a function read dead letters and remove those that it has sent back; of other brokers' it reads none. */
    void letters(LambdaFunction function, Collection<String> channels) {
        for (String channel : channels) {
            Way way = application.ways().get(channel);
            if (way != null && way.destination() instanceof Destination.Queue queue) {
                if (queue.url().isEmpty()) {
                    function.setting(key(way, "queue.url"), "${" + Ids.queue(queue.name()) + "}");
                }
                function.role()
                        .allow(
                                "ReadLettersOf" + Ids.queue(queue.name()),
                                Arns.queue(queue.name(), queue.url()),
                                "sqs:GetQueueUrl",
                                "sqs:ReceiveMessage",
                                "sqs:ChangeMessageVisibility",
                                "sqs:DeleteMessage");
                encryption.allow(function.role());
            }
        }
    }

    /** A way back is found by the attributes of the incoming channel. */
    private static String key(Way way, String attribute) {
        return way.back()
                ? ChannelSettings.incoming(way.channel(), attribute)
                : ChannelSettings.outgoing(way.channel(), attribute);
    }
}

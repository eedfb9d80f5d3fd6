package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/**
 * Functions that SNS, S3 and EventBridge invoke without a queue between. What fails is tried twice again by Lambda and then told to a
 * queue.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors of
 *     asynchronous invocations</a>
 */
final class Pushes {

    private static final int RETRIES = 2;

    private final Template template;
    private final TopicResources topics;
    private final Encryption encryption;

    Pushes(Template template, TopicResources topics) {
        this.template = template;
        this.topics = topics;
        this.encryption = new Encryption(template);
    }

    void topic(LambdaFunction function, Channel channel, Source.Topic source) {
        if (Destination.isFifo(source.topic().name())) {
            template.mistakes()
                    .add(
                            "EVF0975 mp.messaging.incoming.%s.topic=%s: a FIFO topic can't invoke a function; put a queue between with mp.messaging.incoming.%s.connector=smallrye-sqs",
                            channel.name(), source.topic().name(), channel.name());
        }
        Mapping event = Mapping.empty().put("Topic", Arns.topic(source.topic()));
        topics.filter(channel, source.topic(), event);
        function.event(Ids.of(channel.name()), "SNS", event);
        if (source.topic().arn().isEmpty()) {
            function.setting(
                    ChannelSettings.incoming(channel.name(), "topic"),
                    "${" + Ids.topic(source.topic().name()) + ".TopicName}");
        }
        failures(function, channel);
    }

    /** The bucket's name has the account's number in it, because buckets share their names with the whole world. */
    void bucket(LambdaFunction function, Channel channel, Source.S3 source) {
        String id = Ids.of(source.bucket()) + "Bucket";
        String name = "${%s}-%s-${AWS::AccountId}".formatted(Template.ENVIRONMENT, source.bucket());
        template.resource(
                id,
                "AWS::S3::Bucket",
                Mapping.empty()
                        .put("BucketName", Nodes.sub(name))
                        .put(
                                "PublicAccessBlockConfiguration",
                                Mapping.empty()
                                        .put("BlockPublicAcls", true)
                                        .put("BlockPublicPolicy", true)
                                        .put("IgnorePublicAcls", true)
                                        .put("RestrictPublicBuckets", true)));
        template.resource(
                id + "Policy",
                "AWS::S3::BucketPolicy",
                Mapping.empty()
                        .put("Bucket", Nodes.ref(id))
                        .put(
                                "PolicyDocument",
                                Policies.document(List.of(Policies.onlyTls(
                                        "s3:*",
                                        Nodes.of(List.of(
                                                Nodes.getAtt(id, "Arn"), Nodes.sub("${" + id + ".Arn}/*"))))))));
        function.event(
                Ids.of(channel.name()),
                "S3",
                Mapping.empty()
                        .put("Bucket", Nodes.ref(id))
                        .put("Events", List.of("s3:ObjectCreated:*", "s3:ObjectRemoved:*")));
        // Spelt, because the bucket refers to the function.
        function.setting(ChannelSettings.incoming(channel.name(), "bucket"), name);
        failures(function, channel);
    }

    void bus(LambdaFunction function, Channel channel, Source.Bus source) {
        String id = Ids.of(channel.name());
        String failed = Ids.queue(Queues.failed(channel.name()));
        Mapping event = Mapping.empty()
                .put("EventBusName", source.bus())
                .put("Pattern", pattern(channel, source))
                .put(
                        "DeadLetterConfig",
                        Map.of("Arn", Nodes.getAtt(failed, "Arn")),
                        "what the bus can't hand to the function");
        function.event(id, "EventBridgeRule", event);
        failures(function, channel);
    }

    private MappingNode pattern(Channel channel, Source.Bus source) {
        if (channel.settings().eventPattern().isPresent()) {
            String key = "quarkus.event-functions.sam.channels.\"%s\".event-pattern".formatted(channel.name());
            try {
                return YamlText.parse(key, channel.settings().eventPattern().get());
            } catch (IllegalArgumentException e) {
                template.mistakes().add("EVF0978 %s; write a pattern in JSON", e.getMessage());
            }
        }
        Mapping pattern = Mapping.empty();
        if (!source.sources().isEmpty()) {
            pattern.put("source", source.sources());
        }
        if (!channel.types().isEmpty()) {
            List<Object> types = new ArrayList<>(channel.types());
            pattern.put(
                    "$or",
                    List.of(Map.of("detail-type", types), Map.of("detail", Map.of("type", List.copyOf(types)))),
                    "events of EventBridge, and CloudEvents in the detail");
        }
        if (pattern.isEmpty()) {
            pattern.put("account", List.of(Nodes.ref("AWS::AccountId")), "everything: a pattern can't be empty");
        }
        return pattern.node();
    }

    private void failures(LambdaFunction function, Channel channel) {
        String failed = Ids.queue(Queues.failed(channel.name()));
        Mapping config = Mapping.empty().put("MaximumRetryAttempts", RETRIES);
        config.put(
                "DestinationConfig",
                Map.of(
                        "OnFailure",
                        Mapping.empty().put("Type", "SQS").put("Destination", Nodes.getAtt(failed, "Arn"))));
        function.further().put("EventInvokeConfig", config);
        function.role().allow("SendTo" + failed, Nodes.getAtt(failed, "Arn"), "sqs:SendMessage");
        encryption.allow(function.role());
    }
}

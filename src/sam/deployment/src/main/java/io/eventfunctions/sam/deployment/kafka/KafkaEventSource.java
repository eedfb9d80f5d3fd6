package io.eventfunctions.sam.deployment.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.SamConfig.KafkaType;
import io.eventfunctions.sam.deployment.function.FunctionMonitoring;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.StreamMapping;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.spi.ChannelSource;

/**
 * The event source mappings of topics of Kafka: of Amazon MSK with IAM, or of self-managed brokers with SASL/SCRAM.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">Using Lambda with Amazon MSK</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html">Using Lambda with self-managed Apache Kafka</a>
 */
final class KafkaEventSource {

    private final KafkaType type;
    private final KafkaParameters parameters;
    private final KafkaPermissions permissions;
    private final StreamMapping mapping;

    KafkaEventSource(Template template, KafkaType type) {
        this.type = type;
        this.parameters = new KafkaParameters(template);
        this.permissions = new KafkaPermissions(parameters);
        this.mapping = new StreamMapping(template);
    }

    /** Lets a function be invoked with the records of a channel's topics. */
    void add(LambdaFunction function, Channel channel, ChannelSource.TopicSource source) {
        boolean several = source.names().size() > 1;
        Map<String, String> groups = KafkaNames.groups(function, source);
        for (String topic : source.names()) {
            // A mapping has one topic, and a consumer group of its own.
            add(
                    function,
                    channel,
                    topic,
                    groups.get(topic),
                    several ? LogicalIds.of(channel.name()) + LogicalIds.of(topic) : LogicalIds.of(channel.name()));
        }
        permissions.useNetwork(function);
        function.alarm(FunctionMonitoring.offsetLag(function, channel.settings().maximumOffsetLag()));
    }

    private void add(LambdaFunction function, Channel channel, String topic, String group, String id) {
        YamlMapping event = YamlMapping.empty();
        if (type == KafkaType.MSK) {
            event.put("Stream", Intrinsics.ref(parameters.cluster()));
            permissions.read(function, topic, named(group));
        } else {
            event.put("KafkaBootstrapServers", parameters.serverList()).put("SourceAccessConfigurations", access());
            function.role().allow("ReadSecret", Intrinsics.ref(parameters.secret()), "secretsmanager:GetSecretValue");
        }
        event.put("Topics", YamlNodes.line(topic)).put("ConsumerGroupId", named(group));
        mapping.addTo(event, function, channel);
        event.put(
                "ProvisionedPollerConfig",
                YamlMapping.empty().put("MinimumPollers", 1),
                "without provisioned pollers Lambda knows no ReportBatchItemFailures of Kafka");
        function.event(id, type == KafkaType.MSK ? "MSK" : "SelfManagedKafka", event);
    }

    private static Object named(String group) {
        return group.contains("${") ? Intrinsics.sub(group) : group;
    }

    private List<Object> access() {
        List<Object> access = new ArrayList<>();
        access.add(
                YamlMapping.empty().put("Type", "SASL_SCRAM_512_AUTH").put("URI", Intrinsics.ref(parameters.secret())));
        for (Node subnet : parameters.subnetUris()) {
            access.add(YamlMapping.empty().put("Type", "VPC_SUBNET").put("URI", subnet));
        }
        access.add(YamlMapping.empty().put("Type", "VPC_SECURITY_GROUP").put("URI", parameters.securityGroupUri()));
        return access;
    }
}

package io.eventfunctions.sam.deployment.kafka;

import java.util.List;

import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * What functions on Kafka may do.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html">Permissions for Amazon MSK</a>
 */
final class KafkaPermissions {

    private final KafkaParameters parameters;

    KafkaPermissions(KafkaParameters parameters) {
        this.parameters = parameters;
    }

    /** Lets a function consume a topic of Amazon MSK. */
    void read(LambdaFunction function, String topic, Object group) {
        function.role()
                .allow(
                        "UseCluster",
                        Intrinsics.ref(parameters.cluster()),
                        "kafka:DescribeCluster",
                        "kafka:DescribeClusterV2",
                        "kafka:GetBootstrapBrokers",
                        "kafka-cluster:Connect",
                        "kafka-cluster:DescribeClusterDynamicConfiguration");
        function.role()
                .allow(
                        "ReadKafka" + LogicalIds.of(topic),
                        parameters.resource("topic", topic),
                        "kafka-cluster:DescribeTopic",
                        "kafka-cluster:ReadData");
        function.role()
                .allow(
                        "JoinKafkaGroupFor" + LogicalIds.of(topic),
                        parameters.resource("group", group),
                        "kafka-cluster:DescribeGroup",
                        "kafka-cluster:AlterGroup");
    }

    /** Lets a function send to a topic of Amazon MSK. */
    void send(LambdaFunction function, String topic) {
        function.role()
                .allow(
                        "ConnectToSend",
                        Intrinsics.ref(parameters.cluster()),
                        "kafka-cluster:Connect",
                        "kafka-cluster:WriteDataIdempotently");
        function.role()
                .allow(
                        "SendToKafka" + LogicalIds.of(topic),
                        parameters.resource("topic", topic),
                        "kafka-cluster:DescribeTopic",
                        "kafka-cluster:WriteData");
    }

    /** Lets Lambda connect a function, or the poller of a mapping, to a network. */
    void useNetwork(LambdaFunction function) {
        function.role()
                .allowOnce(
                        "Network",
                        YamlMapping.empty()
                                .put("Sid", "Network")
                                .put("Effect", "Allow")
                                .put(
                                        "Action",
                                        List.of(
                                                "ec2:CreateNetworkInterface",
                                                "ec2:DeleteNetworkInterface",
                                                "ec2:DescribeNetworkInterfaces",
                                                "ec2:DescribeSecurityGroups",
                                                "ec2:DescribeSubnets",
                                                "ec2:DescribeVpcs"))
                                .put(
                                        "Resource",
                                        "*",
                                        "Lambda makes the network interfaces, and what they will be called nobody knows"));
    }
}

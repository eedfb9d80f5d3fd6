package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.List;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.SamConfig;
import io.eventfunctions.sam.deployment.SamConfig.KafkaType;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * Functions on topics of Kafka: of Amazon MSK with IAM, or of brokers of one's own with SASL/SCRAM.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">Using Lambda with Amazon MSK</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html">Using Lambda with self-managed Apache Kafka</a>
 */
final class Kafka {

    private final KafkaParameters parameters;
    private final KafkaType type;
    private final Streams streams;

    Kafka(Template template, SamConfig config, Streams streams) {
        this.parameters = new KafkaParameters(template);
        this.type = config.kafka().type();
        this.streams = streams;
    }

    /** Lets a function be invoked with the records of a channel's topics. */
    void consumer(LambdaFunction function, Channel channel, Source.Kafka source) {
        boolean several = source.topics().size() > 1;
        for (String topic : source.topics()) {
            // A mapping has one topic, and a consumer group of its own.
            consumer(
                    function,
                    channel,
                    topic,
                    several ? source.group() + "-" + topic : source.group(),
                    several ? Ids.of(channel.name()) + Ids.of(topic) : Ids.of(channel.name()));
        }
        networkOf(function);
    }

    private void consumer(LambdaFunction function, Channel channel, String topic, String group, String id) {
        Mapping event = Mapping.empty();
        if (type == KafkaType.MSK) {
            event.put("Stream", Nodes.ref(parameters.cluster()));
            readMsk(function, topic, group);
        } else {
            event.put("KafkaBootstrapServers", parameters.serverList()).put("SourceAccessConfigurations", access());
            function.role().allow("ReadSecret", Nodes.ref(parameters.secret()), "secretsmanager:GetSecretValue");
        }
        event.put("Topics", Nodes.line(topic)).put("ConsumerGroupId", group);
        streams.settings(function, channel, event);
        event.put(
                "ProvisionedPollerConfig",
                Mapping.empty().put("MinimumPollers", 1),
                "without provisioned pollers Lambda knows no ReportBatchItemFailures of Kafka");
        function.event(id, type == KafkaType.MSK ? "MSK" : "SelfManagedKafka", event);
    }

    /** Lets a function send to a topic; how it signs in is a matter of the application's configuration. */
    void producer(LambdaFunction function, String topic) {
        function.variable("KAFKA_BOOTSTRAP_SERVERS", parameters.serverText());
        if (type == KafkaType.MSK) {
            function.role()
                    .allow(
                            "ConnectToSend",
                            Nodes.ref(parameters.cluster()),
                            "kafka-cluster:Connect",
                            "kafka-cluster:WriteDataIdempotently");
            function.role()
                    .allow(
                            "SendToKafka" + Ids.of(topic),
                            parameters.resource("topic", topic),
                            "kafka-cluster:DescribeTopic",
                            "kafka-cluster:WriteData");
        }
        if (function.further().get("VpcConfig").isEmpty()) {
            function.deployedWith(Nodes.first(parameters.serverList()), Nodes.ref(parameters.securityGroup()));
            function.deployedWith(parameters.subnets().toArray(Node[]::new));
            function.further()
                    .put(
                            "VpcConfig",
                            Mapping.empty()
                                    .put("SubnetIds", parameters.subnets())
                                    .put("SecurityGroupIds", List.of(Nodes.ref(parameters.securityGroup()))));
        }
        networkOf(function);
    }

    private void readMsk(LambdaFunction function, String topic, String group) {
        function.role()
                .allow(
                        "UseCluster",
                        Nodes.ref(parameters.cluster()),
                        "kafka:DescribeCluster",
                        "kafka:DescribeClusterV2",
                        "kafka:GetBootstrapBrokers",
                        "kafka-cluster:Connect",
                        "kafka-cluster:DescribeClusterDynamicConfiguration");
        function.role()
                .allow(
                        "ReadKafka" + Ids.of(topic),
                        parameters.resource("topic", topic),
                        "kafka-cluster:DescribeTopic",
                        "kafka-cluster:ReadData");
        function.role()
                .allow(
                        "JoinKafka" + Ids.of(group),
                        parameters.resource("group", group),
                        "kafka-cluster:DescribeGroup",
                        "kafka-cluster:AlterGroup");
    }

    private List<Object> access() {
        List<Object> access = new ArrayList<>();
        access.add(Mapping.empty().put("Type", "SASL_SCRAM_512_AUTH").put("URI", Nodes.ref(parameters.secret())));
        for (Node subnet : parameters.subnetUris()) {
            access.add(Mapping.empty().put("Type", "VPC_SUBNET").put("URI", subnet));
        }
        access.add(Mapping.empty().put("Type", "VPC_SECURITY_GROUP").put("URI", parameters.securityGroupUri()));
        return access;
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html">Permissions</a> */
    private static void networkOf(LambdaFunction function) {
        function.role()
                .allowOnce(
                        "Network",
                        Mapping.empty()
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

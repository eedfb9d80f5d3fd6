package io.eventfunctions.sam.deployment.kafka;

import java.util.List;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/** What a deployment says about its Kafka; asked for only where something needs it. */
final class KafkaParameters {

    private static final String SUBNET = "AWS::EC2::Subnet::Id";
    private static final List<String> SUBNETS = List.of("KafkaSubnetA", "KafkaSubnetB");

    private final Template template;

    KafkaParameters(Template template) {
        this.template = template;
    }

    String cluster() {
        return template.required("KafkaClusterArn", "String", "ARN of the MSK cluster");
    }

    String servers() {
        return template.required(
                "KafkaBootstrapServers",
                "CommaDelimitedList",
                "Addresses of the brokers, host:port, separated by commas");
    }

    Node serverList() {
        return Intrinsics.ref(servers());
    }

    /** The addresses as applications take them. */
    Node serverText() {
        return Intrinsics.join(",", Intrinsics.ref(servers()));
    }

    String secret() {
        return template.required(
                "KafkaSecretArn",
                "String",
                "ARN of the secret in Secrets Manager with user name and password, SASL/SCRAM-SHA-512");
    }

    String securityGroup() {
        return template.required(
                "KafkaSecurityGroup", "AWS::EC2::SecurityGroup::Id", "A security group that the brokers let in");
    }

    Node securityGroupUri() {
        return Intrinsics.sub("security_group:${" + securityGroup() + "}");
    }

    List<Node> subnets() {
        return SUBNETS.stream().map(this::subnet).map(Intrinsics::ref).toList();
    }

    List<Node> subnetUris() {
        return SUBNETS.stream()
                .map(this::subnet)
                .map(name -> Intrinsics.sub("subnet:${" + name + "}"))
                .toList();
    }

    /** The ARN of a topic or group, which is that of the cluster with another kind of resource and the name behind it. */
    Node resource(String kind, Object name) {
        Node ofCluster = Intrinsics.join(":" + kind + "/", Intrinsics.split(":cluster/", Intrinsics.ref(cluster())));
        return Intrinsics.join("/", YamlNodes.line(ofCluster, name));
    }

    private String subnet(String name) {
        return template.required(name, SUBNET, "A subnet from which the brokers are reached");
    }
}

package io.eventfunctions.sam.deployment.template;

import java.util.List;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.Nodes;

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
        return Nodes.ref(servers());
    }

    /** The addresses as applications take them. */
    Node serverText() {
        return Nodes.join(",", Nodes.ref(servers()));
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
        return Nodes.sub("security_group:${" + securityGroup() + "}");
    }

    List<Node> subnets() {
        return SUBNETS.stream().map(this::subnet).map(Nodes::ref).toList();
    }

    List<Node> subnetUris() {
        return SUBNETS.stream()
                .map(this::subnet)
                .map(name -> Nodes.sub("subnet:${" + name + "}"))
                .toList();
    }

    /** The ARN of a topic or group, which is that of the cluster with another kind of resource and the name behind it. */
    Node resource(String kind, String name) {
        Node ofCluster = Nodes.join(":" + kind + "/", Nodes.split(":cluster/", Nodes.ref(cluster())));
        return Nodes.join("/", Nodes.line(ofCluster, name));
    }

    private String subnet(String name) {
        return template.required(name, SUBNET, "A subnet from which the brokers are reached");
    }
}

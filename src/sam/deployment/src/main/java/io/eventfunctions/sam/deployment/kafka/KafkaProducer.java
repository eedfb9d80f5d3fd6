package io.eventfunctions.sam.deployment.kafka;

import java.util.List;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.config.SamConfig.KafkaType;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/** What a function needs to send to Kafka: the brokers' addresses, their network, and permissions on Amazon MSK. */
final class KafkaProducer {

    private final KafkaType type;
    private final KafkaParameters parameters;
    private final KafkaPermissions permissions;

    KafkaProducer(Template template, KafkaType type) {
        this.type = type;
        this.parameters = new KafkaParameters(template);
        this.permissions = new KafkaPermissions(parameters);
    }

    /** Lets a function send to a topic; how it signs in is a matter of the application's configuration. */
    void addTo(LambdaFunction function, String topic) {
        function.variable("KAFKA_BOOTSTRAP_SERVERS", parameters.serverText());
        if (type == KafkaType.MSK) {
            permissions.send(function, topic);
        }
        if (function.further().get("VpcConfig").isEmpty()) {
            function.deployedWith(
                    Intrinsics.first(parameters.serverList()), Intrinsics.ref(parameters.securityGroup()));
            function.deployedWith(parameters.subnets().toArray(Node[]::new));
            function.further()
                    .put(
                            "VpcConfig",
                            YamlMapping.empty()
                                    .put("SubnetIds", parameters.subnets())
                                    .put("SecurityGroupIds", List.of(Intrinsics.ref(parameters.securityGroup()))));
        }
        permissions.useNetwork(function);
    }
}

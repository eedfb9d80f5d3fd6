package io.eventfunctions.sam.deployment.template;

import java.net.URI;
import java.util.Optional;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/** The ARNs of queues and topics, those of the template and those that are there already. */
final class Arns {

    private static final String HERE = "${AWS::Region}:${AWS::AccountId}";

    private Arns() {}

    /** The ARN of a queue of the template, where a reference to the resource would go round in a circle. */
    static Node spelt(String queue) {
        return Nodes.sub("arn:${AWS::Partition}:sqs:%s:${%s}-%s".formatted(HERE, Template.ENVIRONMENT, queue));
    }

    static Node queue(String name, Optional<String> url) {
        return url.map(Arns::ofUrl).orElseGet(() -> Nodes.getAtt(Ids.queue(name), "Arn"));
    }

    static Node topic(Destination.Topic topic) {
        return topic.arn().<Node>map(Nodes::of).orElseGet(() -> Nodes.ref(Ids.topic(topic.name())));
    }

    /** {@code https://sqs.<region>.amazonaws.com/<account>/<name>}; of other addresses only the name is known. */
    private static Node ofUrl(String url) {
        URI uri = URI.create(url);
        String[] host = uri.getHost() == null ? new String[0] : uri.getHost().split("\\.");
        String[] path = uri.getPath().split("/");
        String name = path[path.length - 1];
        boolean ofAws = host.length > 2 && host[0].equals("sqs") && path.length == 3;
        String place = ofAws ? host[1] + ":" + path[1] : HERE;
        return Nodes.sub("arn:${AWS::Partition}:sqs:%s:%s".formatted(place, name));
    }
}

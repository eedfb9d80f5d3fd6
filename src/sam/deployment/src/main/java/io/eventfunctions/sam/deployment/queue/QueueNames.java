package io.eventfunctions.sam.deployment.queue;

import java.net.URI;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.spi.Destination;

/** What a queue is called in a template, and the queues that belong to it. */
public final class QueueNames {

    private static final String FIFO = ".fifo";
    private static final String DEPLOYED_TO = "${AWS::Region}:${AWS::AccountId}";

    private QueueNames() {}

    /** The logical id of a queue. */
    public static String id(String queue) {
        return LogicalIds.of(queue) + "Queue";
    }

    /** The queue of what SQS gives up of a queue. */
    static String failed(String name) {
        String end = ResourceNames.isFifo(name) ? FIFO : "";
        return name.substring(0, name.length() - end.length()) + "-failed" + end;
    }

    /** The standard queue of what Lambda gives up of a channel that consumes no queue, whatever characters the channel's name has. */
    public static String failedRecords(String channel) {
        return ResourceNames.allowed(channel) + "-failed";
    }

    /** The queue of what a FIFO topic can't deliver to a standard queue. */
    static String undelivered(String queue) {
        return queue + "-undelivered" + FIFO;
    }

    /** The ARN of a queue, of the template or of one that exists already. */
    static Node arn(Destination.Queue queue) {
        return queue.url().map(QueueNames::ofUrl).orElseGet(() -> Intrinsics.getAtt(id(queue.name()), "Arn"));
    }

    /** The ARN of a queue of the template, in full: a reference to the resource would be circular where that refers to this one. */
    static Node arnInFull(String queue) {
        return Intrinsics.sub(
                "arn:${AWS::Partition}:sqs:%s:${%s}-%s".formatted(DEPLOYED_TO, Template.ENVIRONMENT, queue));
    }

    /** {@code https://sqs.<region>.amazonaws.com/<account>/<name>}; of other addresses only the name is known. */
    private static Node ofUrl(String url) {
        URI uri = URI.create(url);
        String[] host = uri.getHost() == null ? new String[0] : uri.getHost().split("\\.");
        String[] path = uri.getPath().split("/");
        String name = path[path.length - 1];
        boolean ofAws = host.length > 2 && host[0].equals("sqs") && path.length == 3;
        String place = ofAws ? host[1] + ":" + path[1] : DEPLOYED_TO;
        return Intrinsics.sub("arn:${AWS::Partition}:sqs:%s:%s".formatted(place, name));
    }
}

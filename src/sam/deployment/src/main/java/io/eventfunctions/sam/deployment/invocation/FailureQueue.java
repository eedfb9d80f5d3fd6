package io.eventfunctions.sam.deployment.invocation;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.FunctionMonitoring;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.iam.Encryption;
import io.eventfunctions.sam.deployment.queue.QueueNames;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;

/** The queue of what Lambda gives up of a channel that consumes no queue. */
public final class FailureQueue {

    private final Encryption encryption;

    FailureQueue(Template template) {
        this.encryption = new Encryption(template);
    }

    /** Its ARN. */
    public static Node arn(Channel channel) {
        return Intrinsics.getAtt(id(channel), "Arn");
    }

    /** Lambda sends there with the function's role; an alarm says if it cannot. */
    void allow(LambdaFunction function, Channel channel) {
        function.role().allow("SendTo" + id(channel), arn(channel), "sqs:SendMessage");
        encryption.allow(function.role());
        function.alarm(FunctionMonitoring.failedDestination(function));
    }

    private static String id(Channel channel) {
        return QueueNames.id(QueueNames.failedRecords(channel.name()));
    }
}

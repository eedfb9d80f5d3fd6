package io.eventfunctions.sam.deployment.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.iam.PolicyDocuments;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.MergeHint;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.topic.TopicNames;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * Who may send to queues beside the application's own functions: only what the template connects with them.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html">AWS::SQS::QueuePolicy</a>
 */
final class QueuePolicies {

    private final Template template;

    QueuePolicies(Template template) {
        this.template = template;
    }

    void write(PlannedQueue queue, String id) {
        List<YamlMapping> statements = new ArrayList<>();
        statements.add(PolicyDocuments.onlyTls("sqs:*", Intrinsics.getAtt(id, "Arn")));
        if (!queue.topics().isEmpty()) {
            statements.add(maySend(
                    "TopicMaySend",
                    "sns.amazonaws.com",
                    id,
                    queue.topics().stream().map(TopicNames::arn).toList()));
        }
        if (!queue.rules().isEmpty()) {
            statements.add(maySend(
                    "RuleMaySend",
                    "events.amazonaws.com",
                    id,
                    queue.rules().stream()
                            .map(rule -> Intrinsics.getAtt(rule, "Arn"))
                            .toList()));
        }
        YamlMapping resource = template.resource(
                id + "Policy",
                "AWS::SQS::QueuePolicy",
                YamlMapping.empty()
                        .put("Queues", List.of(Intrinsics.ref(id)))
                        .put("PolicyDocument", PolicyDocuments.of(statements)));
        if (queue.consumer() == null && statements.size() == 1) {
            MergeHint.addSentTo(resource);
        }
    }

    private static YamlMapping maySend(String sid, String service, String queue, List<Node> senders) {
        Object source = senders.size() == 1 ? senders.get(0) : senders;
        return YamlMapping.empty()
                .put("Sid", sid)
                .put("Effect", "Allow")
                .put("Principal", Map.of("Service", service))
                .put("Action", "sqs:SendMessage")
                .put("Resource", Intrinsics.getAtt(queue, "Arn"))
                .put("Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", source)));
    }
}

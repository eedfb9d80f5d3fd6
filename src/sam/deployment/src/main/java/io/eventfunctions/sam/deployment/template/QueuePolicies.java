package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * Who may send to queues: beside the application's own functions only what the template connects with them.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html">AWS::SQS::QueuePolicy</a>
 */
final class QueuePolicies {

    private final Template template;

    QueuePolicies(Template template) {
        this.template = template;
    }

    void write(QueueUse queue, String id) {
        List<Mapping> statements = new ArrayList<>();
        statements.add(Policies.onlyTls("sqs:*", Nodes.getAtt(id, "Arn")));
        if (!queue.topics().isEmpty()) {
            statements.add(maySend(
                    "TopicMaySend",
                    "sns.amazonaws.com",
                    id,
                    queue.topics().stream().map(Arns::topic).toList()));
        }
        if (!queue.rules().isEmpty()) {
            statements.add(maySend(
                    "RuleMaySend",
                    "events.amazonaws.com",
                    id,
                    queue.rules().stream()
                            .map(rule -> Nodes.getAtt(rule, "Arn"))
                            .toList()));
        }
        Mapping resource = template.resource(
                id + "Policy",
                "AWS::SQS::QueuePolicy",
                Mapping.empty()
                        .put("Queues", List.of(Nodes.ref(id)))
                        .put("PolicyDocument", Policies.document(statements)));
        if (queue.consumer() == null && statements.size() == 1) {
            resource.put("Metadata", Map.of(Merged.KEY, Merged.SENT_TO), QueueResources.MERGED);
        }
    }

    private static Mapping maySend(String sid, String service, String queue, List<Node> senders) {
        Object source = senders.size() == 1 ? senders.get(0) : senders;
        return Mapping.empty()
                .put("Sid", sid)
                .put("Effect", "Allow")
                .put("Principal", Map.of("Service", service))
                .put("Action", "sqs:SendMessage")
                .put("Resource", Nodes.getAtt(queue, "Arn"))
                .put("Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", source)));
    }
}

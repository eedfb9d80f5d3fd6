package io.eventfunctions.sam.deployment.topic;

import java.util.List;

import io.eventfunctions.sam.deployment.iam.Encryption;
import io.eventfunctions.sam.deployment.iam.PolicyDocuments;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.spi.Destination;

/**
 * Topics of SNS.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html">AWS::SNS::Topic</a>
 */
final class TopicResources {

    private final Template template;
    private final Encryption encryption;

    TopicResources(Template template) {
        this.template = template;
        this.encryption = new Encryption(template);
    }

    void write(Destination.PubSubTopic topic) {
        String id = TopicNames.id(topic.name());
        YamlMapping properties = YamlMapping.empty().put("TopicName", Template.named(topic.name()));
        if (ResourceNames.isFifo(topic.name())) {
            properties.put("FifoTopic", true);
            properties.put(
                    "ContentBasedDeduplication",
                    false,
                    "publishers send an id that is made of the event's source and id");
            properties.put(
                    "FifoThroughputScope", "MessageGroup", "high throughput: the order is that of each message group");
        }
        encryption.ofTopic(properties);
        template.resource(id, "AWS::SNS::Topic", properties);
        template.resource(
                id + "Policy",
                "AWS::SNS::TopicPolicy",
                YamlMapping.empty()
                        .put("Topics", List.of(Intrinsics.ref(id)))
                        .put(
                                "PolicyDocument",
                                PolicyDocuments.of(
                                        List.of(PolicyDocuments.onlyTls("sns:Publish", Intrinsics.ref(id))))));
        template.output(id + "Arn", "The topic " + topic.name(), Intrinsics.ref(id));
    }
}

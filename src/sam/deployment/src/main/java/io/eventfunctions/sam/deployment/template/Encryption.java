package io.eventfunctions.sam.deployment.template;

import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/** Encryption at rest: by a key of one's own where there is a parameter for it, else by what SQS and SNS have themselves. */
final class Encryption {

    private static final String KEY = "KmsKeyArn";
    private static final String DESCRIPTION =
            "ARN of a KMS key for queues and topics; its policy must let the services use it that send there, sns.amazonaws.com or events.amazonaws.com. Empty for the encryption of SQS and SNS themselves";

    private final Template template;

    Encryption(Template template) {
        this.template = template;
    }

    /** What a queue has for it. */
    void ofQueue(Mapping properties) {
        properties
                .put("SqsManagedSseEnabled", Nodes.either(condition(), Nodes.noValue(), true))
                .put("KmsMasterKeyId", Nodes.only(condition(), Nodes.ref(KEY)));
    }

    /** What a topic has for it. */
    void ofTopic(Mapping properties) {
        properties.put("KmsMasterKeyId", Nodes.either(condition(), Nodes.ref(KEY), "alias/aws/sns"));
    }

    /** Lets a role work with encrypted queues or topics. */
    void allow(Role role) {
        role.allowOnce(
                "UseKey",
                Nodes.only(
                        condition(),
                        Mapping.empty()
                                .put("Sid", "UseKey")
                                .put("Effect", "Allow")
                                .put("Action", Nodes.line("kms:Decrypt", "kms:GenerateDataKey"))
                                .put("Resource", Nodes.ref(KEY))));
    }

    private String condition() {
        return template.optional(KEY, DESCRIPTION, "HasKmsKey");
    }
}

package io.eventfunctions.sam.deployment.iam;

import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/** Encryption at rest: by the KMS key that a parameter names, else by what SQS and SNS have themselves. */
public final class Encryption {

    private static final String KEY = "KmsKeyArn";
    private static final String DESCRIPTION =
            "ARN of a KMS key for queues and topics; its policy must let the services use it that send there, sns.amazonaws.com or events.amazonaws.com. Empty for the encryption of SQS and SNS themselves";

    private final Template template;

    /** Encryption of what a template has. */
    public Encryption(Template template) {
        this.template = template;
    }

    /** Adds what a queue has for it. */
    public void ofQueue(YamlMapping properties) {
        properties
                .put("SqsManagedSseEnabled", Intrinsics.either(condition(), Intrinsics.noValue(), true))
                .put("KmsMasterKeyId", Intrinsics.only(condition(), Intrinsics.ref(KEY)));
    }

    /** Adds what a topic has for it. */
    public void ofTopic(YamlMapping properties) {
        properties.put("KmsMasterKeyId", Intrinsics.either(condition(), Intrinsics.ref(KEY), "alias/aws/sns"));
    }

    /** Lets a role use encrypted queues and topics. */
    public void allow(ExecutionRole role) {
        role.allowOnce(
                "UseKey",
                Intrinsics.only(
                        condition(),
                        YamlMapping.empty()
                                .put("Sid", "UseKey")
                                .put("Effect", "Allow")
                                .put("Action", YamlNodes.line("kms:Decrypt", "kms:GenerateDataKey"))
                                .put("Resource", Intrinsics.ref(KEY))));
    }

    private String condition() {
        return template.optional(KEY, DESCRIPTION, "HasKmsKey");
    }
}

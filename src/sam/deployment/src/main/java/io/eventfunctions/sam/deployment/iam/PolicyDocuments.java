package io.eventfunctions.sam.deployment.iam;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * Documents of IAM's policies, and statements that several have.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">JSON policy elements</a>
 */
public final class PolicyDocuments {

    private PolicyDocuments() {}

    /** A document of statements. */
    public static YamlMapping of(Collection<?> statements) {
        return YamlMapping.empty().put("Version", "2012-10-17").put("Statement", statements);
    }

    /** A statement that denies everything to requests without TLS. */
    public static YamlMapping onlyTls(String actions, Node resource) {
        return YamlMapping.empty()
                .put("Sid", "OnlyTls")
                .put("Effect", "Deny")
                .put("Principal", "*")
                .put("Action", actions)
                .put("Resource", resource)
                .put("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    }

    /** Lets one of AWS's services assume a role. */
    public static YamlMapping assumedBy(String service) {
        return of(List.of(YamlMapping.empty()
                .put("Effect", "Allow")
                .put("Principal", Map.of("Service", service))
                .put("Action", "sts:AssumeRole")));
    }
}

package io.eventfunctions.sam.deployment.template;

import java.util.Collection;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.Mapping;

/** Parts of IAM's policies. */
final class Policies {

    private Policies() {}

    static Mapping document(Collection<?> statements) {
        return Mapping.empty().put("Version", "2012-10-17").put("Statement", statements);
    }

    /** Whoever doesn't use TLS may do nothing. */
    static Mapping onlyTls(String actions, Node resource) {
        return Mapping.empty()
                .put("Sid", "OnlyTls")
                .put("Effect", "Deny")
                .put("Principal", "*")
                .put("Action", actions)
                .put("Resource", resource)
                .put("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    }

    /** What one of AWS's services may assume. */
    static Mapping assumedBy(String service) {
        return document(java.util.List.of(Mapping.empty()
                .put("Effect", "Allow")
                .put("Principal", Map.of("Service", service))
                .put("Action", "sts:AssumeRole")));
    }
}

package io.eventfunctions.sam.deployment.template;

import java.util.Map;

import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/** Metadata of a resource for the template that is merged from several applications. */
public final class MergeHint {

    /** The key in the metadata. */
    public static final String KEY = "EventFunctions";

    /** The application only sends to the queue: where another one consumes it, the definition of that one applies. */
    public static final String SENT_TO = "sent-to";

    private MergeHint() {}

    /** Marks a queue or its policy as {@link #SENT_TO}. */
    public static void addSentTo(YamlMapping resource) {
        resource.put("Metadata", Map.of(KEY, SENT_TO), "an application that consumes the queue says how it is");
    }
}

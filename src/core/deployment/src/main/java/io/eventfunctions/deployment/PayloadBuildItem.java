package io.eventfunctions.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import org.jboss.jandex.ClassInfo;

/** A class with an {@link io.eventfunctions.EventType}. */
public final class PayloadBuildItem extends MultiBuildItem {

    private final ClassInfo type;
    private final String eventType;
    private final PartitionKeyMember key;

    PayloadBuildItem(ClassInfo type, String eventType, PartitionKeyMember key) {
        this.type = type;
        this.eventType = eventType;
        this.key = key;
    }

    /** The class. */
    public ClassInfo type() {
        return type;
    }

    /** The CloudEvents type that the class stands for. */
    public String eventType() {
        return eventType;
    }

    /** Its partition key, or {@code null}. */
    PartitionKeyMember key() {
        return key;
    }
}

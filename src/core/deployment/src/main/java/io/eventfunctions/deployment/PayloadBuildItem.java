package io.eventfunctions.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import org.jboss.jandex.ClassInfo;

/** A class with an {@link io.eventfunctions.EventType}. */
public final class PayloadBuildItem extends MultiBuildItem {

    private final ClassInfo type;
    private final String eventType;
    private final String keyField;
    private final String keyMethod;

    PayloadBuildItem(ClassInfo type, String eventType, String keyField, String keyMethod) {
        this.type = type;
        this.eventType = eventType;
        this.keyField = keyField;
        this.keyMethod = keyMethod;
    }

    /** The class. */
    public ClassInfo type() {
        return type;
    }

    /** The CloudEvents type that the class stands for. */
    public String eventType() {
        return eventType;
    }

    String keyField() {
        return keyField;
    }

    String keyMethod() {
        return keyMethod;
    }
}

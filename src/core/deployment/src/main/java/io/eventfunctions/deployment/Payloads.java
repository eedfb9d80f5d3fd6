package io.eventfunctions.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Finds the classes with an {@link io.eventfunctions.EventType}. */
final class Payloads {

    private final IndexView index;
    private final Map<DotName, PayloadBuildItem> byClass = new LinkedHashMap<>();

    private Payloads(IndexView index) {
        this.index = index;
    }

    static Payloads in(IndexView index, Mistakes mistakes) {
        Payloads payloads = new Payloads(index);
        for (AnnotationInstance annotation : index.getAnnotations(Names.EVENT_TYPE)) {
            payloads.add(annotation.target().asClass(), annotation.value().asString(), mistakes);
        }
        return payloads;
    }

    List<PayloadBuildItem> all() {
        return List.copyOf(byClass.values());
    }

    /** The payload class of this name, or {@code null}. */
    PayloadBuildItem find(DotName type) {
        return byClass.get(type);
    }

    /** Whether objects of the type may be payloads: it is a payload class or one is a kind of it. */
    boolean mayBe(DotName type) {
        return byClass.containsKey(type)
                || Stream.concat(
                                index.getAllKnownSubclasses(type).stream(),
                                index.getAllKnownImplementations(type).stream())
                        .anyMatch(kind -> byClass.containsKey(kind.name()));
    }

    private void add(ClassInfo type, String eventType, Mistakes mistakes) {
        if (type.isInterface()) {
            mistakes.add(type.name() + " is an interface with @EventType(\"" + eventType
                    + "\"), and an interface can't be read from JSON: put the annotation on a class or record");
            return;
        }
        if (eventType.isBlank()) {
            mistakes.add(type.name() + " has an empty @EventType: name the CloudEvents type that it stands for");
            return;
        }
        String keyField = null;
        String keyMethod = null;
        for (AnnotationInstance key : type.annotationsMap().getOrDefault(Names.PARTITION_KEY, List.of())) {
            if (key.target().kind() == AnnotationTarget.Kind.METHOD) {
                keyMethod = one(type, keyMethod, key.target().asMethod().name(), mistakes);
                if (key.target().asMethod().parametersCount() > 0) {
                    mistakes.add(
                            type.name() + "." + keyMethod + " has @PartitionKey and parameters: use a method without");
                }
            } else if (key.target().kind() == AnnotationTarget.Kind.FIELD) {
                keyField = one(type, keyField, key.target().asField().name(), mistakes);
            }
        }
        if (keyField != null && keyMethod != null && !keyField.equals(keyMethod)) {
            one(type, keyField, keyMethod, mistakes);
        }
        byClass.put(type.name(), new PayloadBuildItem(type, eventType, keyField, keyMethod));
    }

    private static String one(ClassInfo type, String before, String next, Mistakes mistakes) {
        if (before != null) {
            mistakes.add(type.name() + " has @PartitionKey on " + before + " and on " + next + ": keep one");
        }
        return next;
    }
}

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

    static Payloads in(IndexView index, BuildProblems problems) {
        Payloads payloads = new Payloads(index);
        for (AnnotationInstance annotation : index.getAnnotations(DotNames.EVENT_TYPE)) {
            payloads.add(annotation.target().asClass(), annotation.value().asString(), problems);
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

    private void add(ClassInfo type, String eventType, BuildProblems problems) {
        if (type.isInterface()) {
            problems.add(BuildMessages.MESSAGES.interfaceWithEventType(type.name(), eventType));
            return;
        }
        if (eventType.isBlank()) {
            problems.add(BuildMessages.MESSAGES.emptyEventType(type.name()));
            return;
        }
        String keyField = null;
        String keyMethod = null;
        for (AnnotationInstance key : type.annotationsMap().getOrDefault(DotNames.PARTITION_KEY, List.of())) {
            if (key.target().kind() == AnnotationTarget.Kind.METHOD) {
                keyMethod = one(type, keyMethod, key.target().asMethod().name(), problems);
                if (key.target().asMethod().parametersCount() > 0) {
                    problems.add(BuildMessages.MESSAGES.partitionKeyWithParameters(type.name(), keyMethod));
                }
            } else if (key.target().kind() == AnnotationTarget.Kind.FIELD) {
                keyField = one(type, keyField, key.target().asField().name(), problems);
            }
        }
        if (keyField != null && keyMethod != null && !keyField.equals(keyMethod)) {
            one(type, keyField, keyMethod, problems);
        }
        byClass.put(type.name(), new PayloadBuildItem(type, eventType, keyField, keyMethod));
    }

    private static String one(ClassInfo type, String before, String next, BuildProblems problems) {
        if (before != null) {
            problems.add(BuildMessages.MESSAGES.severalPartitionKeys(type.name(), before, next));
        }
        return next;
    }
}

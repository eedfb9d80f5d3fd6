package io.eventfunctions.deployment;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

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

    /** Whether the class of a type is in the application's index. */
    boolean isIndexed(Type type) {
        return type.kind() == Type.Kind.PRIMITIVE
                || type.kind() == Type.Kind.ARRAY
                || type.name().toString().startsWith("java.")
                || index.getClassByName(type.name()) != null;
    }

    /** Whether objects of the type may be payloads: it is a payload class, a kind of one, or one is a kind of it. */
    boolean mayBe(DotName type) {
        return new TypesAbove(index).of(type).stream().anyMatch(byClass::containsKey)
                || Stream.concat(
                                index.getAllKnownSubclasses(type).stream(),
                                index.getAllKnownImplementations(type).stream())
                        .anyMatch(kind -> byClass.containsKey(kind.name()));
    }

    private void add(ClassInfo type, String eventType, BuildProblems problems) {
        if (isAbstract(type) && !namesItsKinds(type)) {
            problems.add(BuildMessages.MESSAGES.interfaceWithEventType(type.name(), eventType));
            return;
        }
        if (eventType.isBlank()) {
            problems.add(BuildMessages.MESSAGES.emptyEventType(type.name()));
            return;
        }
        PartitionKeyMember key = PartitionKeyMember.of(type, new TypesAbove(index), problems);
        byClass.put(type.name(), new PayloadBuildItem(type, eventType, key));
    }

    private static boolean isAbstract(ClassInfo type) {
        return type.isInterface() || Modifier.isAbstract(type.flags());
    }

    /** Whether Jackson can tell which class to make, by an annotation on the type or one above it. */
    private boolean namesItsKinds(ClassInfo type) {
        return new TypesAbove(index)
                .of(type.name()).stream()
                        .map(index::getClassByName)
                        .filter(Objects::nonNull)
                        .anyMatch(above -> above.hasDeclaredAnnotation(DotNames.JSON_TYPE_INFO)
                                || above.hasDeclaredAnnotation(DotNames.JSON_DESERIALIZE));
    }
}

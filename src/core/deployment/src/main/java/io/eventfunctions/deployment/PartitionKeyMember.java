package io.eventfunctions.deployment;

import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/**
 * The member of a payload class that has {@link io.eventfunctions.PartitionKey}.
 *
 * @param owner the class or interface that declares it: the payload class or one above it
 * @param field the field's name, or {@code null}
 * @param method the method's name, or {@code null}
 */
record PartitionKeyMember(ClassInfo owner, String field, String method) {

    /** The member of the nearest type that has one, or {@code null}. */
    static PartitionKeyMember of(ClassInfo type, TypesAbove types, BuildProblems problems) {
        for (DotName name : types.of(type.name())) {
            ClassInfo owner = types.index().getClassByName(name);
            List<AnnotationInstance> keys =
                    owner == null ? List.of() : owner.annotationsMap().getOrDefault(DotNames.PARTITION_KEY, List.of());
            if (!keys.isEmpty()) {
                return of(owner, keys, problems);
            }
        }
        return null;
    }

    private static PartitionKeyMember of(ClassInfo owner, List<AnnotationInstance> keys, BuildProblems problems) {
        String field = null;
        String method = null;
        for (AnnotationInstance key : keys) {
            if (key.target().kind() == AnnotationTarget.Kind.METHOD) {
                method = one(owner, method, key.target().asMethod().name(), problems);
                if (key.target().asMethod().parametersCount() > 0) {
                    problems.add(BuildMessages.MESSAGES.partitionKeyWithParameters(owner.name(), method));
                }
            } else if (key.target().kind() == AnnotationTarget.Kind.FIELD) {
                field = one(owner, field, key.target().asField().name(), problems);
            }
        }
        if (field != null && method != null && !field.equals(method)) {
            one(owner, field, method, problems);
        }
        return new PartitionKeyMember(owner, field, method);
    }

    private static String one(ClassInfo owner, String before, String next, BuildProblems problems) {
        if (before != null) {
            problems.add(BuildMessages.MESSAGES.severalPartitionKeys(owner.name(), before, next));
        }
        return next;
    }
}

package io.eventfunctions.deployment;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * The application's classes that JSON meets in payloads: what their members hold, however deep in generic types, what is
 * below and above each class, and what creators take. Quarkus's own walk leaves some of these out.
 */
final class PayloadGraph {

    private static final Predicate<DotName> OF_OTHERS =
            ReflectiveHierarchyBuildItem.DefaultIgnoreTypePredicate.INSTANCE;
    private static final DotName CREATOR = DotName.createSimple(JsonCreator.class);

    private final IndexView index;
    private final Set<DotName> found = new LinkedHashSet<>();

    private PayloadGraph(IndexView index) {
        this.index = index;
    }

    /** The classes that a payload leads to, itself and its type arguments included. */
    static Set<DotName> from(Type payload, IndexView index) {
        PayloadGraph graph = new PayloadGraph(index);
        graph.visit(payload);
        return graph.found;
    }

    private void visit(Type type) {
        switch (type.kind()) {
            case CLASS -> visit(type.name());
            case ARRAY -> visit(type.asArrayType().constituent());
            case WILDCARD_TYPE -> visit(type.asWildcardType().extendsBound());
            case PARAMETERIZED_TYPE -> {
                visit(type.name());
                type.asParameterizedType().arguments().forEach(this::visit);
            }
            default -> {
                // A type variable stands for an argument, which is visited where it is given.
            }
        }
    }

    private void visit(DotName name) {
        if (OF_OTHERS.test(name) || !found.add(name)) {
            return;
        }
        ClassInfo type = index.getClassByName(name);
        if (type == null) {
            return;
        }
        if (type.superClassType() != null) {
            visit(type.superClassType());
        }
        below(index.getKnownDirectSubclasses(name));
        below(index.getKnownDirectSubinterfaces(name));
        below(index.getKnownDirectImplementations(name));
        type.fields().stream()
                .filter(field -> !isStatic(field))
                .map(FieldInfo::type)
                .forEach(this::visit);
        type.methods().forEach(this::visit);
    }

    private void below(Collection<ClassInfo> types) {
        types.forEach(type -> visit(type.name()));
    }

    private void visit(MethodInfo method) {
        List<Type> parameters = method.parameterTypes();
        boolean getter = parameters.isEmpty() && !isStatic(method);
        if (getter) {
            visit(method.returnType());
        }
        if (isSetter(method) || method.hasDeclaredAnnotation(CREATOR)) {
            parameters.forEach(this::visit);
        }
    }

    private static boolean isSetter(MethodInfo method) {
        return method.name().startsWith("set") && method.parametersCount() == 1 && !isStatic(method);
    }

    private static boolean isStatic(FieldInfo field) {
        return Modifier.isStatic(field.flags());
    }

    private static boolean isStatic(MethodInfo method) {
        return Modifier.isStatic(method.flags());
    }
}

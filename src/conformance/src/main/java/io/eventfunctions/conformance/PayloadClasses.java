package io.eventfunctions.conformance;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;

/** The classes that Jackson meets when it reads and writes a payload, those of Java itself left out. */
public final class PayloadClasses {

    private final Set<Class<?>> found = new LinkedHashSet<>();

    private PayloadClasses() {}

    public static Set<Class<?>> of(Stream<Class<?>> payloads) {
        PayloadClasses classes = new PayloadClasses();
        payloads.forEach(classes::visit);
        return classes.found;
    }

    private void visit(Type type) {
        if (type instanceof Class<?> raw) {
            visit(raw);
        } else if (type instanceof ParameterizedType generic) {
            visit(generic.getRawType());
            visit(generic.getActualTypeArguments());
        } else if (type instanceof GenericArrayType array) {
            visit(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            visit(wildcard.getUpperBounds());
        }
    }

    private void visit(Type[] types) {
        for (Type type : types) {
            visit(type);
        }
    }

    private void visit(Class<?> type) {
        if (type.isArray()) {
            visit(type.getComponentType());
        } else if (!type.isPrimitive() && !type.getName().startsWith("java.") && found.add(type)) {
            visitAround(type);
            visitMembers(type);
        }
    }

    private void visitAround(Class<?> type) {
        if (type.getGenericSuperclass() != null) {
            visit(type.getGenericSuperclass());
        }
        if (type.isSealed()) {
            visit(type.getPermittedSubclasses());
        }
        JsonSubTypes others = type.getAnnotation(JsonSubTypes.class);
        if (others != null) {
            Stream.of(others.value()).forEach(other -> visit(other.value()));
        }
    }

    private void visitMembers(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                visit(field.getGenericType());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            boolean getter = method.getName().matches("(get|is)[A-Z].*") && method.getParameterCount() == 0;
            if (getter && !Modifier.isStatic(method.getModifiers())) {
                visit(method.getGenericReturnType());
            }
            if (method.isAnnotationPresent(JsonCreator.class)) {
                visit(method.getGenericParameterTypes());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.isAnnotationPresent(JsonCreator.class)) {
                visit(constructor.getGenericParameterTypes());
            }
        }
    }
}

package io.eventfunctions.codec;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.eventfunctions.i18n.CoreMessages;

/** Reads the partition key of a payload; the build has registered the member for reflection. */
interface PartitionKeyAccessor {

    /** The key as text, or {@code null}. */
    String read(Object payload);

    /** The accessor of a payload class, or {@code null} if it has no partition key. */
    static PartitionKeyAccessor of(PayloadDefinition definition) {
        if (definition.keyMethod() != null) {
            Method method = find(definition, type -> type.getDeclaredMethod(definition.keyMethod()));
            return of(method);
        }
        if (definition.keyField() != null) {
            Field field = find(definition, type -> type.getDeclaredField(definition.keyField()));
            return of(field);
        }
        return null;
    }

    /** Finds a member of a class. */
    @FunctionalInterface
    interface Lookup<T> {

        /** The member that the class itself declares. */
        T in(Class<?> type) throws ReflectiveOperationException;
    }

    /** The member of the payload class, or of the nearest one above it that has the member. */
    private static <T> T find(PayloadDefinition definition, Lookup<T> lookup) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(definition.type()));
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            try {
                return lookup.in(type);
            } catch (ReflectiveOperationException e) {
                if (type.getSuperclass() != null) {
                    open.add(type.getSuperclass());
                }
                open.addAll(List.of(type.getInterfaces()));
            }
        }
        throw new IllegalStateException("The partition key of " + definition.type() + " can't be read");
    }

    private static PartitionKeyAccessor of(Method method) {
        method.setAccessible(true);
        return payload -> {
            try {
                return text(method.invoke(payload));
            } catch (InvocationTargetException e) {
                throw CoreMessages.FUNCTION.partitionKeyFailed(method, e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static PartitionKeyAccessor of(Field field) {
        field.setAccessible(true);
        return payload -> {
            try {
                return text(field.get(payload));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static String text(Object key) {
        return key == null ? null : key.toString();
    }
}

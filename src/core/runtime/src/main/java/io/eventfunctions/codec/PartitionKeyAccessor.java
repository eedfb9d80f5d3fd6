package io.eventfunctions.codec;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import io.eventfunctions.i18n.CoreMessages;

/** Reads the partition key of a payload; the build has registered the member for reflection. */
interface PartitionKeyAccessor {

    /** The key as text, or {@code null}. */
    String read(Object payload);

    /** The accessor of a payload class, or {@code null} if it has no partition key. */
    static PartitionKeyAccessor of(PayloadDefinition definition) {
        try {
            if (definition.keyMethod() != null) {
                return of(definition.type().getDeclaredMethod(definition.keyMethod()));
            }
            return definition.keyField() == null ? null : of(definition.type().getDeclaredField(definition.keyField()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The partition key of " + definition.type() + " can't be read", e);
        }
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

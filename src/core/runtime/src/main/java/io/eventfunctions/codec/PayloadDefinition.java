package io.eventfunctions.codec;

/**
 * What the build found out about a payload class.
 *
 * @param type the class
 * @param eventType the value of its {@link io.eventfunctions.EventType}
 * @param keyField the field with the {@link io.eventfunctions.PartitionKey}, or {@code null}
 * @param keyMethod the parameterless method with it, which goes before the field, or {@code null}
 */
public record PayloadDefinition(Class<?> type, String eventType, String keyField, String keyMethod) {}

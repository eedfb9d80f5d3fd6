package io.eventfunctions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one record component, field or parameterless method of a payload class whose value becomes the
 * {@code partitionkey} of an event that carries the payload. A superclass or an interface may declare it; the nearest one counts. A
 * {@code null} value leaves the attribute out.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/partitioning.md">CloudEvents
 *     partitioning extension</a>
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PartitionKey {}

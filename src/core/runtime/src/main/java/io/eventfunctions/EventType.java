package io.eventfunctions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the CloudEvents {@code type} that a payload class stands for.
 *
 * <p>A function that takes the class receives the events of this type; a function that returns the class sends events of
 * this type. The class must be instantiable from JSON, so an interface can't carry the annotation: that stops the build.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#type">CloudEvents 1.0.2, type</a>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

    /** The type, such as {@code com.example.user.registered}; never empty. */
    String value();
}

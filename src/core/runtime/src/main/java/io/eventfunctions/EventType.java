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
 * this type, also with an object of a subclass. Jackson must be able to read the class from JSON: an interface or abstract class
 * needs {@code @JsonTypeInfo}, else the build stops.
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

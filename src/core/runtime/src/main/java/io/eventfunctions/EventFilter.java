package io.eventfunctions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Narrows the events of a function to those for which a CloudEvents SQL expression is true, for example
 * {@code @EventFilter("subject LIKE 'eu-%' AND EXISTS priority")}.
 *
 * <p>The expression is parsed at build time; one that doesn't parse stops the build. An event for which it can't be
 * evaluated (a missing attribute, say) is not for the function.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cesql/spec.md">CloudEvents SQL</a>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventFilter {

    /** The CloudEvents SQL expression; its result must be a boolean. */
    String value();
}

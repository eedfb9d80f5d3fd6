package io.eventfunctions.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need a program which does not come with the build. Where it is missing they are skipped with the reason; on continuous
 * integration (the environment variable {@code CI} is {@code true}) they fail, so that no test is skipped there without notice.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RequiresTool.All.class)
@ExtendWith(RequiredToolCondition.class)
public @interface RequiresTool {

    /** The program's name on the {@code PATH}; of a Python library, {@code python3 -c "import <name>"} must succeed. */
    String value();

    /** Whether {@link #value} is a library of Python. */
    boolean pythonLibrary() default false;

    /** How to install it, such as {@code apt-get install kcat}. */
    String install();

    /** Several of them. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(RequiredToolCondition.class)
    @interface All {
        /** Each must be there. */
        RequiresTool[] value();
    }
}

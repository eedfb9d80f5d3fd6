package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.jboss.jandex.MethodInfo;

/** Collects what stops the build. */
final class BuildProblems {

    private final List<String> messages = new ArrayList<>();

    /** Adds a message of {@link BuildMessages}. */
    void add(String message) {
        messages.add(message);
    }

    /** Stops the build if there was a problem; all of them are reported at once. */
    void stopTheBuild() {
        if (!messages.isEmpty()) {
            throw new DeploymentException(String.join(System.lineSeparator(), messages));
        }
    }

    /** Class and method as developers write them. */
    static String nameOf(MethodInfo method) {
        return method.declaringClass().simpleName() + "." + method.name() + "()";
    }
}

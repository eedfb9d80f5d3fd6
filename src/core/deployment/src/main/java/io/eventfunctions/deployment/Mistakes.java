package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.jboss.jandex.MethodInfo;

/** Collects what stops the build: sentences that name the place and the mend. */
final class Mistakes {

    private final List<String> sentences = new ArrayList<>();

    /** A mistake of a function. */
    void of(MethodInfo method, String sentence, Object... details) {
        add(nameOf(method) + " " + sentence.formatted(details));
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Stops the build if there was a mistake; all of them are told at once. */
    void stopTheBuild() {
        if (!sentences.isEmpty()) {
            throw new DeploymentException("EVF0101 " + String.join(System.lineSeparator() + "EVF0101 ", sentences));
        }
    }

    /** Class and method as people write them. */
    static String nameOf(MethodInfo method) {
        return method.declaringClass().simpleName() + "." + method.name() + "()";
    }
}

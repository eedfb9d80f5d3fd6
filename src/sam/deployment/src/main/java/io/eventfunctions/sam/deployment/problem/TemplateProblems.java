package io.eventfunctions.sam.deployment.problem;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.spi.DeploymentException;

/** What keeps a template from being written. Each message names the key, its value and what to do. */
public final class TemplateProblems {

    private final List<String> messages = new ArrayList<>();

    /** Adds a message, such as one of {@link TemplateMessages}; a message is kept once. */
    public void add(String message) {
        if (!messages.contains(message)) {
            messages.add(message);
        }
    }

    /** The messages so far. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /**
     * Ends the build if there are problems.
     *
     * @throws DeploymentException with all messages
     */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new DeploymentException(String.join(System.lineSeparator(), messages));
        }
    }
}

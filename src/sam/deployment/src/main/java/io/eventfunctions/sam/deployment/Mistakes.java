package io.eventfunctions.sam.deployment;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.spi.DeploymentException;

/** What keeps the template from being written: each mistake names the key, its value and the mend. */
public final class Mistakes {

    private final List<String> sentences = new ArrayList<>();

    /** Adds a sentence with its code, {@code EVF097n}. */
    public void add(String sentence, Object... details) {
        String told = sentence.formatted(details);
        if (!sentences.contains(told)) {
            sentences.add(told);
        }
    }

    /** The sentences so far. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /**
     * Goes on only if there is none.
     *
     * @throws DeploymentException with all of them
     */
    public void stopTheBuild() {
        if (!sentences.isEmpty()) {
            throw new DeploymentException(String.join(System.lineSeparator(), sentences));
        }
    }
}

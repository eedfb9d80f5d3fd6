package io.eventfunctions;

import java.util.Optional;

import io.cloudevents.CloudEvent;

/**
 * An event among the dead letters.
 *
 * @param position names the letter within its channel; what it looks like is the transport's choice
 * @param event the original event with the attributes that say why and where it failed
 */
public record DeadLetter(String position, CloudEvent event) {

    /** Why it is here: the {@code deadletterreason}. */
    public String reason() {
        return text(Extensions.DEAD_LETTER_REASON).orElse("");
    }

    /** The function that could not handle it; empty if no function was reached. */
    public Optional<String> function() {
        return text(Extensions.DEAD_LETTER_FUNCTION);
    }

    /** The channel that it came from. */
    public Optional<String> channel() {
        return text(Extensions.DEAD_LETTER_CHANNEL);
    }

    /** How often it has been sent back already; a count that is not a number counts as the greatest. */
    public int redrives() {
        return text(Extensions.DEAD_LETTER_REDRIVES).map(DeadLetter::count).orElse(0);
    }

    private static int count(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private Optional<String> text(String extension) {
        return Optional.ofNullable(event.getExtension(extension)).map(Object::toString);
    }
}

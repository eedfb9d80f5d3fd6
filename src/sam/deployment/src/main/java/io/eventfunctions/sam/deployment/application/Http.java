package io.eventfunctions.sam.deployment.application;

import java.util.Set;

/**
 * What the HTTP extension does in production.
 *
 * @param channels the channels that it may send to: those that are open, and those that dead letters go back to
 * @param letters the dead-letter channels that it shows and sends back
 */
public record Http(Set<String> channels, Set<String> letters) {

    /** Nothing, or there is no such extension. */
    public static final Http CLOSED = new Http(Set.of(), Set.of());

    /** Whether there is anything to call. */
    public boolean isOpen() {
        return !channels.isEmpty() || !letters.isEmpty();
    }
}

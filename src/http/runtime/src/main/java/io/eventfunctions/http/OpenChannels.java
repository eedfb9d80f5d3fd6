package io.eventfunctions.http;

import java.util.Set;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The channels that may be published to over HTTP. */
final class OpenChannels {

    private final boolean allOpen;
    private final Set<String> named;

    OpenChannels(boolean allOpen, Set<String> named) {
        this.allOpen = allOpen;
        this.named = named;
    }

    /**
     * Checks one channel.
     *
     * @param existing the application's channels
     * @throws Problem.Raised (404) if it isn't there or isn't open; which of the two is told in dev mode and tests only
     */
    void require(String channel, Set<String> existing) {
        boolean open = allOpen || named.contains(channel);
        if (open && existing.contains(channel)) {
            return;
        }
        String detail = "No channel '%s' is open for publishing".formatted(channel);
        throw new Problem.Raised(
                Problem.of(HttpResponseStatus.NOT_FOUND, allOpen ? detail + "; open are " + existing : detail));
    }
}

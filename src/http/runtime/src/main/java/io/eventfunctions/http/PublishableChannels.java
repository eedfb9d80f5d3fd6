package io.eventfunctions.http;

import java.util.Set;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The channels that may be published to over HTTP. */
final class PublishableChannels {

    private final boolean allOpen;
    private final Set<String> named;

    PublishableChannels(boolean allOpen, Set<String> named) {
        this.allOpen = allOpen;
        this.named = named;
    }

    /**
     * Checks one channel.
     *
     * @param existing the application's channels
     * @throws ProblemException (404) if it does not exist or is not open; only in dev mode and tests the detail names the channels that are
     */
    void require(String channel, Set<String> existing) {
        boolean open = allOpen || named.contains(channel);
        if (open && existing.contains(channel)) {
            return;
        }
        String detail = "No channel '%s' is open for publishing".formatted(channel);
        throw new ProblemException(ProblemDetails.of(
                HttpResponseStatus.NOT_FOUND, allOpen ? detail + "; open channels are " + existing : detail));
    }
}

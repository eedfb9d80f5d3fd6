package io.eventfunctions.local.mapping;

import io.eventfunctions.local.LocalMessages;

/** What AWS allows as a value of a mapping; anything else would fail at the deployment, so it fails here as well. */
public final class AwsLimit {

    private AwsLimit() {}

    /**
     * Refuses a value that AWS would refuse.
     *
     * @param sentence names the value and what AWS allows, with the arguments in it
     * @throws IllegalArgumentException if the value isn't allowed
     */
    public static void require(boolean allowed, String sentence, Object... arguments) {
        if (!allowed) {
            throw LocalMessages.MAPPING.notAllowed(sentence.formatted(arguments));
        }
    }
}

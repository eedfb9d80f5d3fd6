package io.eventfunctions.local.lambda.mapping;

/** What AWS allows as a value of a mapping; anything else would fail at the deployment, so it fails here as well. */
final class AwsLimit {

    private AwsLimit() {}

    /**
     * Refuses a value that AWS would refuse.
     *
     * @param sentence names the value and what AWS allows, with the arguments in it
     * @throws IllegalArgumentException if the value isn't allowed
     */
    static void require(boolean allowed, String sentence, Object... arguments) {
        if (!allowed) {
            throw new IllegalArgumentException("EVF0940 " + sentence.formatted(arguments));
        }
    }
}

package io.eventfunctions.http.deployment;

/** What dev mode tells at the end of its first start: where to publish, with a line to copy. */
record PublishHint(String channel, String eventType, String data) {

    private static volatile PublishHint latest;

    /** The hint for the application that was just built, or {@code null} if it has no function to publish to. */
    static void remember(PublishHint hint) {
        latest = hint;
    }

    static PublishHint latest() {
        return latest;
    }

    String text(String baseUrl) {
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/curl\",\"type\":\"%s\",\"data\":%s}"
                .formatted(eventType, data);
        return """

                Publish events to %1$s/events/{channel}, for example:

                  curl -i %1$s/events/%2$s -H 'Content-Type: application/cloudevents+json' -d '%3$s'
                """.formatted(baseUrl, channel, event);
    }
}

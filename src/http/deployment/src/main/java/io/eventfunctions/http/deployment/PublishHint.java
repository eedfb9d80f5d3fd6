package io.eventfunctions.http.deployment;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.deployment.SampleEvent;

/** The hint that dev mode prints after its first start: where to publish, with a command to copy. */
record PublishHint(SampleEvent sample) {

    private static volatile @Nullable PublishHint latest;

    /** The hint for the application that was just built, or {@code null} if it has no function to publish to. */
    static void remember(@Nullable PublishHint hint) {
        latest = hint;
    }

    static @Nullable PublishHint latest() {
        return latest;
    }

    String text(String baseUrl) {
        return """

                Publish events to %1$s/events/{channel}, for example:

                  curl -i %1$s/events/%2$s -H 'Content-Type: application/cloudevents+json' -d '%3$s'
                """.formatted(baseUrl, sample.channel(), sample.json("/curl"));
    }
}

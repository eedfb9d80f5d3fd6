package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;

/** More channels than a client of SQS has connections, each with a poll that lasts as long as SQS lets it. */
class ManyChannelsTest {

    private static final int CHANNELS = 60;

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app =
                new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(Arrivals.class, Everything.class));
        channels()
                .forEach(channel ->
                        app.overrideConfigKey("mp.messaging.incoming." + channel + ".connector", "smallrye-sqs"));
        return app;
    }

    private static List<String> channels() {
        return IntStream.range(0, CHANNELS).mapToObj(i -> "many-" + i).toList();
    }

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    @Test
    void publishingAndDeletingDoNotWaitForPolls() {
        for (int round = 0; round < 2; round++) {
            String suffix = "/" + round;
            Uni.join()
                    .all(channels().stream()
                            .map(channel -> publisher.publish(channel, event(channel + suffix)))
                            .toList())
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(5));
            channels().forEach(channel -> arrivals.await(channel + suffix));
        }
    }

    private static CloudEvent event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("com.example.thing")
                .build();
    }

    /** The function of all channels. */
    public static class Everything {

        private final Arrivals arrivals;

        Everything(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Funq
        @Incoming("many-0")
        @Incoming("many-1")
        @Incoming("many-2")
        @Incoming("many-3")
        @Incoming("many-4")
        @Incoming("many-5")
        @Incoming("many-6")
        @Incoming("many-7")
        @Incoming("many-8")
        @Incoming("many-9")
        @Incoming("many-10")
        @Incoming("many-11")
        @Incoming("many-12")
        @Incoming("many-13")
        @Incoming("many-14")
        @Incoming("many-15")
        @Incoming("many-16")
        @Incoming("many-17")
        @Incoming("many-18")
        @Incoming("many-19")
        @Incoming("many-20")
        @Incoming("many-21")
        @Incoming("many-22")
        @Incoming("many-23")
        @Incoming("many-24")
        @Incoming("many-25")
        @Incoming("many-26")
        @Incoming("many-27")
        @Incoming("many-28")
        @Incoming("many-29")
        @Incoming("many-30")
        @Incoming("many-31")
        @Incoming("many-32")
        @Incoming("many-33")
        @Incoming("many-34")
        @Incoming("many-35")
        @Incoming("many-36")
        @Incoming("many-37")
        @Incoming("many-38")
        @Incoming("many-39")
        @Incoming("many-40")
        @Incoming("many-41")
        @Incoming("many-42")
        @Incoming("many-43")
        @Incoming("many-44")
        @Incoming("many-45")
        @Incoming("many-46")
        @Incoming("many-47")
        @Incoming("many-48")
        @Incoming("many-49")
        @Incoming("many-50")
        @Incoming("many-51")
        @Incoming("many-52")
        @Incoming("many-53")
        @Incoming("many-54")
        @Incoming("many-55")
        @Incoming("many-56")
        @Incoming("many-57")
        @Incoming("many-58")
        @Incoming("many-59")
        public void take(CloudEvent event) {
            arrivals.add(event);
        }
    }
}

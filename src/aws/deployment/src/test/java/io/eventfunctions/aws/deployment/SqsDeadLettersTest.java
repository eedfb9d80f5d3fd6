package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.DeadLetters.Report;
import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Dead letters in queues: how they are read and redriven. */
class SqsDeadLettersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public static class Clerk {

        private final Arrivals arrivals;

        Clerk(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Funq("file")
        @Incoming("dead-letters-in")
        public void file(CloudEvent event) {
            arrivals.add(event);
            if (event.getType().equals("stubborn")) {
                throw new IllegalStateException("Stubborn");
            }
        }

        @Funq("sort")
        @Incoming("ordered-in")
        public void sort(CloudEvent event) {
            arrivals.add(event);
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Clerk.class))
            .overrideConfigKey("mp.messaging.incoming.dead-letters-in.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.dead-letters-in.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.dead-letters-in.delivery.dead-letter", "dead-letters")
            .overrideConfigKey("mp.messaging.incoming.ordered-in.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.ordered-in.delivery.dead-letter", "ordered")
            .overrideConfigKey("mp.messaging.outgoing.dead-letters.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.dead-letters.queue", "shown-dead-letters")
            .overrideConfigKey("mp.messaging.outgoing.ordered.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.ordered.queue", "sorted.fifo");

    @Inject
    DeadLetters deadLetters;

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    @Inject
    SqsAsyncClient sqs;

    private final String run = UUID.randomUUID().toString();

    @AfterEach
    void leaveNothing() {
        Stream.of("shown-dead-letters", "sorted.fifo")
                .forEach(queue ->
                        sqs.purgeQueue(request -> request.queueUrl(url(queue))).join());
    }

    @Test
    void thoseThatWereLookedAtAreThereAsBefore() {
        send(12, "dead-letters", "file", "dead-letters-in");
        List<DeadLetter> first = list("dead-letters");
        assertEquals(12, first.size());
        assertVisibleAgain("shown-dead-letters");
        assertEquals(Set.copyOf(first), Set.copyOf(list("dead-letters")));
        assertVisibleAgain("shown-dead-letters");
    }

    @Test
    void oneIsFoundByItsMessageId() {
        send(12, "dead-letters", "file", "dead-letters-in");
        DeadLetter one = list("dead-letters").get(11);
        assertEquals(Optional.of(one), finish(deadLetters.find("dead-letters", one.position())));
        assertEquals(Optional.empty(), finish(deadLetters.find("dead-letters", "nowhere")));
    }

    @Test
    void whatIsNoEventIsNoLetter() {
        sqs.sendMessage(request -> request.queueUrl(url("shown-dead-letters")).messageBody("hello"))
                .join();
        send(1, "dead-letters", "file", "dead-letters-in");
        assertEquals(1, list("dead-letters").size());
    }

    @Test
    void thoseThatHaveBeenSentBackAreGoneAndTheOthersStay() {
        send(3, "dead-letters", "file", "dead-letters-in");
        List<DeadLetter> before = list("dead-letters");
        Set<String> chosen = Set.of(before.get(0).position(), before.get(2).position());
        Report report = finish(deadLetters.redrive("dead-letters", new Redrive(chosen, Optional.empty(), false, 0)));
        assertEquals(Map.of(), report.refused());
        assertEquals(chosen, Set.copyOf(report.sent()));
        arrivals.await(before.get(0).event().getId());
        assertEquals(List.of(before.get(1)), list("dead-letters"));
    }

    @Test
    void allGoBackOnceThoughTheyReturnMeanwhile() {
        publish("dead-letters", deadLetter("stubborn", "stubborn", "file", "dead-letters-in"));
        send(11, "dead-letters", "file", "dead-letters-in");
        Report report = finish(deadLetters.redrive("dead-letters", Redrive.all()));
        assertEquals(12, report.sent().size());
        List<DeadLetter> returned =
                Awaitility.await().atMost(TIMEOUT).until(() -> list("dead-letters"), found -> !found.isEmpty());
        assertEquals(List.of(1), returned.stream().map(DeadLetter::redrives).toList());
    }

    @Test
    void allOfAGroupInAFifoQueueGoBack() {
        send(12, "ordered", "sort", "ordered-in");
        Report report = finish(deadLetters.redrive("ordered", Redrive.all()));
        assertEquals(12, report.sent().size());
        assertEquals(List.of(), list("ordered"));
    }

    @Test
    void ofAGroupInAFifoQueueTheFirstLettersAreShown() {
        send(12, "ordered", "sort", "ordered-in");
        assertEquals(
                IntStream.range(0, 10).mapToObj(number -> run + number).toList(),
                list("ordered").stream()
                        .map(deadLetter -> deadLetter.event().getId())
                        .toList());
    }

    private void send(int count, String channel, String function, String from) {
        IntStream.range(0, count).forEach(number -> publish(channel, deadLetter(run + number, "t", function, from)));
    }

    private static CloudEvent deadLetter(String id, String type, String function, String from) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType(type)
                .withExtension("partitionkey", "a")
                .withExtension("deadletterfunction", function)
                .withExtension("deadletterchannel", from)
                .build();
    }

    private void publish(String channel, CloudEvent event) {
        finish(publisher.publish(channel, event));
    }

    private List<DeadLetter> list(String channel) {
        return finish(deadLetters.list(channel, 1000));
    }

    /** Checks that the messages are visible long before their visibility timeouts are over. */
    private void assertVisibleAgain(String queue) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                        "0"::equals);
    }

    private String attribute(String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(name))
                .join()
                .attributes()
                .get(name);
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    private static <T> T finish(Uni<T> uni) {
        return uni.await().atMost(TIMEOUT);
    }
}

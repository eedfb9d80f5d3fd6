package io.eventfunctions.rabbitmq.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.DeadLetters.Report;
import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Dead letters in a queue: how they are listed and redriven. */
class RabbitMqDeadLettersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String PREFIX = "event-functions-" + UUID.randomUUID() + "-";

    /** Handles events, but for stubborn ones. */
    @ApplicationScoped
    public static class Clerk {

        private final List<String> handled = new CopyOnWriteArrayList<>();

        List<String> handled() {
            return handled;
        }

        @Funq
        @Incoming("in")
        public void file(CloudEvent event) {
            handled.add(event.getId());
            if (event.getType().equals("stubborn")) {
                throw new IllegalStateException("Stubborn");
            }
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = RabbitMqServer.in(
                        new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(Clerk.class)))
                .setAfterAllCustomizer(
                        () -> RabbitMqServer.delete(List.of(PREFIX + "in", PREFIX + "letters", PREFIX + "exchange")))
                .overrideConfigKey("dead-letter-queue", PREFIX + "letters")
                .overrideConfigKey("mp.messaging.incoming.in.connector", "smallrye-rabbitmq")
                .overrideConfigKey("mp.messaging.incoming.in.queue.name", PREFIX + "in")
                .overrideConfigKey("mp.messaging.incoming.in.exchange.name", PREFIX + "in")
                .overrideConfigKey("mp.messaging.incoming.in.delivery.retry", "0")
                .overrideConfigKey("mp.messaging.incoming.in.delivery.dead-letter", "letters")
                .overrideConfigKey("mp.messaging.outgoing.letters.connector", "smallrye-rabbitmq")
                .overrideConfigKey("mp.messaging.outgoing.letters.queue.name", PREFIX + "letters")
                .overrideConfigKey("mp.messaging.outgoing.letters.exchange.name", PREFIX + "letters");
        RabbitMqServer.attributes()
                .forEach((name, value) -> app.overrideConfigKey("mp.messaging.incoming.in." + name, value)
                        .overrideConfigKey("mp.messaging.outgoing.letters." + name, value));
        return app;
    }

    @Inject
    DeadLetters deadLetters;

    @Inject
    EventPublisher publisher;

    @Inject
    Clerk clerk;

    @ConfigProperty(name = "dead-letter-queue")
    String queue;

    private final String run = UUID.randomUUID() + "/";

    @AfterEach
    void leaveNothing() {
        RabbitMqServer.use(amqp -> amqp.queuePurge(queue));
    }

    @Test
    void thoseThatWereListedAreThereAsBeforeAndInTheirOrder() {
        send(120);
        List<DeadLetter> first = list();
        assertEquals(
                ids(120), first.stream().map(letter -> letter.event().getId()).toList());
        assertEquals(120, RabbitMqServer.waiting(queue));
        assertEquals(first, list());
    }

    @Test
    void theFirstAreListedWithoutTheOthers() {
        send(5);
        assertEquals(
                ids(2),
                finish(deadLetters.list("letters", 2)).stream()
                        .map(letter -> letter.event().getId())
                        .toList());
    }

    @Test
    void oneIsFoundByItsPosition() {
        send(3);
        DeadLetter last = list().get(2);
        assertEquals(Optional.of(last), finish(deadLetters.find("letters", last.position())));
        assertEquals(Optional.empty(), finish(deadLetters.find("letters", "nowhere")));
    }

    @Test
    void equalOnesHavePositionsOfTheirOwn() {
        publish(letter(run + "twin", "t"));
        publish(letter(run + "twin", "t"));
        List<DeadLetter> twins = list();
        assertEquals(2, twins.stream().map(DeadLetter::position).distinct().count());
        Report report = finish(deadLetters.redrive(
                "letters", new Redrive(Set.of(twins.get(1).position()), Optional.empty(), false, 0)));
        assertEquals(List.of(twins.get(1).position()), report.sent());
        assertEquals(1, list().size());
    }

    @Test
    void whatIsNoEventIsNoLetterAndStays() {
        RabbitMqServer.use(amqp -> {
            amqp.basicPublish("", queue, null, new byte[] {1});
            return null;
        });
        send(1);
        assertEquals(1, list().size());
        finish(deadLetters.redrive("letters", Redrive.all()));
        assertEquals(1, RabbitMqServer.waiting(queue));
    }

    @Test
    void thoseThatHaveBeenRedrivenAreGoneAndTheOthersStay() {
        send(3);
        List<DeadLetter> before = list();
        Set<String> chosen = Set.of(before.get(0).position(), before.get(2).position());
        Report report = finish(deadLetters.redrive("letters", new Redrive(chosen, Optional.empty(), false, 0)));
        assertEquals(Map.of(), report.refused());
        assertEquals(chosen, Set.copyOf(report.sent()));
        Awaitility.await().atMost(TIMEOUT).until(() -> clerk.handled().containsAll(List.of(run + "0", run + "2")));
        assertEquals(List.of(before.get(1)), list());
    }

    @Test
    void allGoBackOnceThoughTheyReturnMeanwhile() {
        publish(letter(run + "stubborn", "stubborn"));
        send(60);
        Report report = finish(deadLetters.redrive("letters", Redrive.all()));
        assertEquals(61, report.sent().size());
        List<DeadLetter> returned = Awaitility.await().atMost(TIMEOUT).until(this::list, found -> !found.isEmpty());
        assertEquals(List.of(1), returned.stream().map(DeadLetter::redrives).toList());
    }

    @Test
    void aQueueThatIsGoneIsTheReasonThatTheyCannotBeRead() {
        send(1);
        RabbitMqServer.use(amqp -> amqp.queueDelete(queue));
        IllegalStateException failure = assertThrows(IllegalStateException.class, this::list);
        assertTrue(
                failure.getMessage()
                        .startsWith("EVF0826: Cannot read the dead letters of channel letters from queue " + queue),
                failure::getMessage);
        RabbitMqServer.use(amqp -> {
            amqp.queueDeclare(queue, true, false, false, null);
            return amqp.queueBind(queue, queue, "#");
        });
    }

    private void send(int count) {
        ids(count).forEach(id -> publish(letter(id, "t")));
    }

    private List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> run + number).toList();
    }

    private void publish(CloudEvent letter) {
        finish(publisher.publish("letters", letter));
    }

    private List<DeadLetter> list() {
        return finish(deadLetters.list("letters", 1_000));
    }

    private static <T> T finish(Uni<T> uni) {
        return uni.await().atMost(TIMEOUT);
    }

    private static CloudEvent letter(String id, String type) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType(type)
                .withExtension("deadletterfunction", "file")
                .withExtension("deadletterchannel", "in")
                .build();
    }
}

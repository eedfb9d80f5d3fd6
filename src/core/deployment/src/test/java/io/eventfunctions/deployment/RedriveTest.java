package io.eventfunctions.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.DeadLetters.Report;
import io.eventfunctions.RedriveInProgressException;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sending dead letters back, whatever store they are in. */
class RedriveTest {

    private static final String LETTERS = "letters";
    private static final String WAY_BACK = "event-functions-publish-in";

    public static class App {

        static final List<String> handled = new CopyOnWriteArrayList<>();

        @Funq
        @Incoming("in")
        public void handle(CloudEvent event) {
            handled.add(event.getId());
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(App.class, InMemoryDeadLetterStore.class)
            .overrideConfigKey("quarkus.application.name", "redriven")
            .overrideConfigKey("mp.messaging.incoming.in.delivery.dead-letter", LETTERS);

    @Inject
    DeadLetters letters;

    @Any
    @Inject
    InMemoryDeadLetterStore shelf;

    @Inject
    Sinks sinks;

    @BeforeEach
    void fiveLetters() {
        shelf.clear();
        sinks.clear(WAY_BACK);
        IntStream.range(0, 5).mapToObj(String::valueOf).forEach(id -> shelf.put(letter(id)));
    }

    @Test
    void allGoBackInOrder() {
        Report report = finish(letters.redrive(LETTERS, Redrive.all()));
        assertEquals(List.of("0", "1", "2", "3", "4"), report.sent());
        assertEquals(Map.of(), report.refused());
        assertEquals(
                List.of("0", "1", "2", "3", "4"),
                sinks.received(WAY_BACK, 5).stream().map(CloudEvent::getId).toList());
        assertEquals(List.of(), shelf.positions());
    }

    @Test
    void theyAreReadAsTheyAreSent() {
        finish(letters.redrive(LETTERS, Redrive.all()));
        assertTrue(
                shelf.mostAhead() <= 2 * InMemoryDeadLetterStore.HANDFUL, () -> shelf.mostAhead() + " were in memory");
        await().until(() -> shelf.open() == 0);
    }

    @Test
    void aDryRunTellsAndSendsNothing() {
        Redrive dry = new Redrive(Set.of("1", "nowhere"), Optional.empty(), true, 0);
        Report report = finish(letters.redrive(LETTERS, dry));
        assertEquals(List.of("1"), report.sent());
        assertEquals(Set.of("nowhere"), report.refused().keySet());
        assertEquals(5, shelf.positions().size());
    }

    @Test
    void aSecondRedriveOfTheChannelIsRefusedUntilTheFirstHasCome() {
        CompletableFuture<Void> goOn = shelf.hold();
        CompletableFuture<Report> first = letters.redrive(LETTERS, paced(Set.of("3", "4"), 0))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        String refusal = assertThrows(
                        RedriveInProgressException.class, () -> finish(letters.redrive(LETTERS, Redrive.all())))
                .getMessage();
        assertTrue(refusal.contains("channel letters"), refusal);
        assertEquals(
                5,
                finish(letters.redrive(LETTERS, new Redrive(Set.of(), Optional.empty(), true, 0)))
                        .sent()
                        .size());
        goOn.complete(null);
        assertEquals(List.of("3", "4"), first.join().sent());
        assertEquals(
                List.of("0", "1", "2"),
                finish(letters.redrive(LETTERS, Redrive.all())).sent());
        assertEquals(5, sinks.received(WAY_BACK, 5).size());
    }

    @Test
    void aRedriveThatIsCancelledMakesRoomForAnother() {
        letters.redrive(LETTERS, paced(Set.of(), 0.1))
                .subscribe()
                .with(report -> {})
                .cancel();
        assertEquals(5, finish(letters.redrive(LETTERS, Redrive.all())).sent().size());
        await().until(() -> shelf.open() == 0);
    }

    @Test
    void aRedriveIsForTheFunctionsOfThisApplicationOnly() {
        finish(letters.redrive(LETTERS, paced(Set.of("1"), 0)));
        assertEquals("redriven", sinks.received(WAY_BACK, 1).get(0).getExtension("deadletterapp"));
    }

    @Test
    void deadLettersOfOtherApplicationsAreRefused() {
        shelf.put(CloudEventBuilder.from(letter("theirs"))
                .withExtension("deadletterapp", "others")
                .build());
        Report report = finish(letters.redrive(LETTERS, paced(Set.of("theirs"), 0)));
        assertEquals(
                Map.of("theirs", "EVF0440: It is a dead letter of the application others: redrive it there"),
                report.refused());
    }

    @Test
    void whatOtherApplicationsRedriveAndTheMarksOfRemovalReachNoFunction() {
        App.handled.clear();
        sinks.send("in", redriven("others"));
        sinks.send("in", Sinks.event("mark", "io.eventfunctions.deadletter.removed", "{}"));
        sinks.send("in", redriven("redriven"));
        await().until(() -> App.handled.size() == 1);
        assertEquals("redriven", App.handled.get(0));
    }

    private static CloudEvent redriven(String application) {
        return CloudEventBuilder.from(Sinks.event(application, "com.example.thing", "{}"))
                .withExtension("deadletterfunction", "handle")
                .withExtension("deadletterapp", application)
                .withExtension("deadletterredrives", 1)
                .build();
    }

    private static Redrive paced(Set<String> positions, double perSecond) {
        return new Redrive(positions, Optional.empty(), false, perSecond);
    }

    private static <T> T finish(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private static CloudEvent letter(String id) {
        return CloudEventBuilder.from(Sinks.event(id, "com.example.thing", "{}"))
                .withExtension("deadletterfunction", "handle")
                .withExtension("deadletterchannel", "in")
                .build();
    }
}

package io.eventfunctions.delivery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.delivery.DeliveryFixture.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code retry}, {@code backoff}, {@code backoff-delay}, {@code backoff-max}, {@code jitter}, {@code no-retry-on}. */
class RetryTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");
    private static final Duration A_DAY = Duration.ofDays(1);

    @Test
    void aFailedAttemptIsFollowedByAnotherOneAfterTheDelayAndNoSooner() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        Ending ending = on.deliver("1");
        on.function.last().fail(FAILURE);
        on.time.passMillis(199);
        assertEquals(1, on.function.attempts().size());
        on.time.passMillis(1);
        assertEquals(2, on.function.attempts().size());
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void theFunctionIsToldWhichAttemptItIs() {
        DeliveryFixture on = failing(policy -> policy.retry = 2, FAILURE);
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(
                List.of(1, 2, 3),
                on.function.attempts().stream()
                        .map(FakeFunction.Attempt::number)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "EXPONENTIAL, 200 400 800 1600 3200 6400",
        "LINEAR, 200 400 600 800 1000 1200",
        "FIXED, 200 200 200 200 200 200",
    })
    void delaysGrowAsThePolicySays(Backoff.Growth growth, String delays) {
        DeliveryFixture on = failing(
                policy -> {
                    policy.retry = 6;
                    policy.growth = growth;
                },
                FAILURE);
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(millis(delays), on.listener.delays());
    }

    @ParameterizedTest
    @CsvSource({"EXPONENTIAL, 200 400 500 500", "LINEAR, 200 400 500 500"})
    void noDelayIsLongerThanTheMaximum(Backoff.Growth growth, String delays) {
        DeliveryFixture on = failing(
                policy -> {
                    policy.retry = 4;
                    policy.growth = growth;
                    policy.max = Duration.ofMillis(500);
                },
                FAILURE);
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(millis(delays), on.listener.delays());
    }

    @ParameterizedTest
    @CsvSource({"0, 160 320", "0.25, 180 360", "0.5, 200 400", "1, 240 480"})
    void jitterMakesDelaysLongerOrShorterByItsShare(double chance, String delays) {
        DeliveryFixture on = failing(policy -> policy.retry = 2, FAILURE);
        on.chance = chance;
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(millis(delays), on.listener.delays());
    }

    @Test
    void jitterTakesNoDelayBeyondTheMaximum() {
        DeliveryFixture on = failing(policy -> policy.max = Duration.ofMillis(450), FAILURE);
        on.chance = 1;
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(millis("240 450 450"), on.listener.delays());
    }

    @Test
    void withoutJitterChanceHasNoSay() {
        DeliveryFixture on = failing(policy -> policy.jitter = 0, FAILURE);
        on.chance = 1;
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(millis("200 400 800"), on.listener.delays());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "3, 4"})
    void afterTheLastRetryTheEventIsADeadLetter(int retry, int attempts) {
        DeliveryFixture on = failing(
                policy -> {
                    policy.retry = retry;
                    policy.deadLetter = "letters";
                },
                FAILURE);
        Ending ending = on.deliver("1");
        on.time.pass(A_DAY);
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertEquals(attempts, on.function.attempts().size());
        assertEquals("retries-exhausted", on.sender.sent().get(0).getExtension("deadletterreason"));
        assertEquals(attempts, on.sender.sent().get(0).getExtension("deadletterattempts"));
    }

    @Test
    void withoutADeadLetterChannelItIsRejectedWithTheLastFailure() {
        DeliveryFixture on = failing(policy -> {}, FAILURE);
        Ending ending = on.deliver("1");
        on.time.pass(A_DAY);
        ending.assertIs(Outcome.REJECTED);
        assertSame(FAILURE, ending.failure());
    }

    @Test
    void earlierReceptionsCountAsAttempts() {
        DeliveryFixture on = failing(policy -> {}, FAILURE);
        Ending ending = on.deliver(on.event("1").build(), on.lease(null, 2));
        on.time.pass(A_DAY);
        ending.assertIs(Outcome.REJECTED);
        assertEquals(
                List.of(3, 4),
                on.function.attempts().stream()
                        .map(FakeFunction.Attempt::number)
                        .toList());
        assertEquals(millis("800"), on.listener.delays());
    }

    @Test
    void howeverOftenItWasReceivedOneAttemptIsLeft() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.function.succeeds();
        on.deliver(on.event("1").build(), on.lease(null, 1000)).assertIs(Outcome.DELIVERED);
        assertEquals(4, on.function.last().number());
    }

    @ParameterizedTest
    @CsvSource({
        // listed, thrown, attempts
        "java.io.IOException, java.io.IOException, 1",
        "java.io.IOException, java.io.FileNotFoundException, 1",
        "java.lang.Exception, java.io.FileNotFoundException, 1",
        "java.io.FileNotFoundException, java.io.IOException, 4",
        "java.lang.IllegalStateException, java.io.IOException, 4",
    })
    void aFailureOfAListedClassOrASubclassIsNotTriedAgain(
            String listed, Class<? extends Throwable> thrown, int attempts) throws ReflectiveOperationException {
        DeliveryFixture on = failing(
                policy -> {
                    policy.noRetryOn = Set.of(listed);
                    policy.deadLetter = "letters";
                },
                thrown.getConstructor().newInstance());
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(attempts, on.function.attempts().size());
        assertEquals(
                attempts == 1 ? "not-retryable" : "retries-exhausted",
                on.sender.sent().get(0).getExtension("deadletterreason"));
    }

    @Test
    void aListedClassThatIsOnlyTheCauseIsTriedAgain() {
        DeliveryFixture on = failing(
                policy -> policy.noRetryOn = Set.of(IOException.class.getName()),
                new IllegalStateException(new FileNotFoundException()));
        on.deliver("1");
        on.time.pass(A_DAY);
        assertEquals(4, on.function.attempts().size());
    }

    @Test
    void whatFuturesWrapAroundAFailureIsNotLookedAt() {
        IOException meant = new IOException("meant");
        DeliveryFixture on = failing(
                policy -> policy.noRetryOn = Set.of(IOException.class.getName()),
                new CompletionException(new CompletionException(meant)));
        assertSame(meant, on.deliver("1").failure());
    }

    @Test
    void dataThatDoesNotFitIsNotTriedAgain() {
        DeliveryFixture on =
                failing(policy -> policy.deadLetter = "letters", new UndecodableEventException("expected an object"));
        on.deliver("1").assertIs(Outcome.DEAD_LETTERED);
        assertEquals("undecodable", on.sender.sent().get(0).getExtension("deadletterreason"));
        assertEquals(1, on.sender.sent().get(0).getExtension("deadletterattempts"));
    }

    @ParameterizedTest
    @CsvSource({"java.lang.IllegalStateException", "java.lang.NoClassDefFoundError"})
    void anAttemptThatCannotEvenBeStartedHasFailed(Class<? extends Throwable> thrown)
            throws ReflectiveOperationException {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.function.cannotStart(thrown.getConstructor().newInstance());
        Ending ending = on.deliver("1");
        on.function.succeeds();
        on.time.passMillis(200);
        ending.assertIs(Outcome.DELIVERED);
        assertTrue(
                on.listener.steps().contains("1 ends DELIVERED after 2"),
                () -> on.listener.steps().toString());
    }

    private static DeliveryFixture failing(Consumer<PolicyDraft> policy, Throwable failure) {
        DeliveryFixture on = new DeliveryFixture(policy);
        on.function.fails(failure);
        return on;
    }

    private static List<Duration> millis(String delays) {
        return Stream.of(delays.split(" "))
                .map(delay -> Duration.ofMillis(Long.parseLong(delay)))
                .toList();
    }
}

package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.FakeFunction.Attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

/** {@code timeout}: the greatest length of one attempt. */
class AttemptTimeoutTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void anAttemptThatTakesTooLongIsGivenUpAndNoSooner() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.timeout = TIMEOUT);
        on.deliver("1");
        on.time.pass(TIMEOUT.minusNanos(1));
        assertNull(on.function.last().givenUp());
        on.time.pass(Duration.ofNanos(1));
        assertInstanceOf(TimeoutException.class, on.function.last().givenUp());
        assertEquals(
                "The attempt to deliver event 1 from /test for function function on channel things took longer than PT10S",
                on.function.last().givenUp().getMessage());
    }

    @Test
    void itHasFailedAndIsFollowedByAnotherOne() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.timeout = TIMEOUT);
        Ending ending = on.deliver("1");
        on.time.pass(TIMEOUT.plusMillis(200));
        assertEquals(2, on.function.attempts().size());
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void eachAttemptHasTheWholeTimeout() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.timeout = TIMEOUT);
        on.deliver("1");
        on.time.pass(TIMEOUT.plusMillis(200));
        on.time.pass(TIMEOUT.minusNanos(1));
        assertNull(on.function.last().givenUp());
        on.time.pass(Duration.ofNanos(1));
        assertInstanceOf(TimeoutException.class, on.function.last().givenUp());
    }

    @Test
    void anEventThatAlwaysHangsIsADeadLetter() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.timeout = TIMEOUT;
            policy.deadLetter = "letters";
        });
        Ending ending = on.deliver("1");
        on.time.pass(Duration.ofMinutes(1));
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertEquals(4, on.function.attempts().size());
        assertEquals("retries-exhausted", on.sender.sent().get(0).getExtension("deadletterreason"));
        assertEquals(TimeoutException.class.getName(), on.sender.sent().get(0).getExtension("deadlettererror"));
    }

    @Test
    void anAttemptInTimeLeavesNothingBehind() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.timeout = TIMEOUT);
        on.deliver("1");
        on.function.last().succeed();
        assertEquals(0, on.time.tasks());
    }

    @Test
    void soDoesOneThatFailsInTime() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.timeout = TIMEOUT;
            policy.retry = 0;
        });
        on.deliver("1");
        on.function.last().fail(new IllegalStateException("never"));
        assertEquals(0, on.time.tasks());
    }

    @Test
    void whatAnAttemptBringsAfterItWasGivenUpChangesNothing() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.timeout = TIMEOUT;
            policy.retry = 0;
        });
        Ending ending = on.deliver("1");
        on.time.pass(TIMEOUT);
        ending.assertIs(Outcome.REJECTED);
        Attempt late = on.function.last();
        late.succeed();
        late.fail(new IllegalStateException("late"));
        ending.assertIs(Outcome.REJECTED);
        assertInstanceOf(TimeoutException.class, ending.failure());
    }

    @Test
    void withoutATimeoutAnAttemptMayTakeAsLongAsItLikes() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        Ending ending = on.deliver("1");
        on.time.pass(Duration.ofDays(1000));
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"10, 4, 4", "10, 40, 10", "-, 4, 4", "10, -, 10"})
    void theShorterOfTimeoutAndLeaseHolds(Integer timeout, Integer lease, int givenUpAfter) {
        DeliveryFixture on =
                new DeliveryFixture(policy -> policy.timeout = timeout == null ? null : Duration.ofSeconds(timeout));
        on.deliver(on.event("1").build(), on.lease(lease == null ? null : Duration.ofSeconds(lease)));
        Attempt attempt = on.function.last();
        on.time.pass(Duration.ofSeconds(givenUpAfter).minusNanos(1));
        assertNull(attempt.givenUp());
        on.time.pass(Duration.ofNanos(1));
        assertInstanceOf(TimeoutException.class, attempt.givenUp());
    }
}

package io.eventfunctions.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UnconfirmedEventsLimitTest {

    private final UnconfirmedEventsLimit unconfirmed = new UnconfirmedEventsLimit(2);

    @Test
    void soManyEventsWaitAndNoMore() {
        unconfirmed.enter("users", 1);
        unconfirmed.enter("users", 1);
        ProblemDetails problem = refused("users");
        assertEquals(503, problem.status().code());
        assertTrue(problem.retryAfter() > 0);
    }

    @Test
    void whereOneHasLeftAnotherMayEnter() {
        unconfirmed.enter("users", 2);
        refused("users");
        unconfirmed.leave("users");
        assertDoesNotThrow(() -> unconfirmed.enter("users", 1));
        refused("users");
    }

    @Test
    void aBatchIsLetInAsAWholeAndCountsAsItsEvents() {
        unconfirmed.enter("users", 1);
        unconfirmed.enter("users", 3);
        unconfirmed.leave("users");
        unconfirmed.leave("users");
        refused("users");
        unconfirmed.leave("users");
        assertDoesNotThrow(() -> unconfirmed.enter("users", 1));
    }

    @Test
    void channelsDoNotFeelEachOther() {
        unconfirmed.enter("users", 2);
        assertDoesNotThrow(() -> unconfirmed.enter("orders", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aBoundThatLetsNothingInStopsTheStart(int max) {
        String message = assertThrows(IllegalArgumentException.class, () -> new UnconfirmedEventsLimit(max))
                .getMessage();
        assertTrue(message.startsWith("EVF0604: "), message);
        assertTrue(message.contains("'" + max + "' for quarkus.event-functions.http.max-unconfirmed"), message);
    }

    private ProblemDetails refused(String channel) {
        return assertThrows(ProblemException.class, () -> unconfirmed.enter(channel, 1))
                .problem();
    }
}

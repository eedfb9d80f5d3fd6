package io.eventfunctions.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UnconfirmedTest {

    private final Unconfirmed unconfirmed = new Unconfirmed(2);

    @Test
    void soManyEventsWaitAndNoMore() {
        unconfirmed.enter("users", 1);
        unconfirmed.enter("users", 1);
        Problem problem = refused("users");
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
    void aBoundThatLetsNothingInStopsTheStart(int most) {
        String message = assertThrows(IllegalArgumentException.class, () -> new Unconfirmed(most))
                .getMessage();
        assertTrue(message.contains("quarkus.event-functions.http.max-unconfirmed=" + most), message);
    }

    private Problem refused(String channel) {
        return assertThrows(Problem.Raised.class, () -> unconfirmed.enter(channel, 1))
                .problem();
    }
}

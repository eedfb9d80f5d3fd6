package io.eventfunctions.redis;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which names are taken, as the server's list of clients shows. */
class ConsumerNamesTest {

    private static final String CLIENTS = """
            id=3 addr=127.0.0.1:1 laddr=127.0.0.1:6379 fd=8 name= age=3 idle=0 flags=N
            id=5 addr=127.0.0.1:2 laddr=127.0.0.1:6379 fd=9 name=event-functions:s:g:host age=2 idle=0 flags=N
            id=9 addr=127.0.0.1:3 laddr=127.0.0.1:6379 fd=10 name=event-functions:s:g:host-2 age=1 idle=0 flags=N
            """;

    @Test
    void aNameIsTakenIfAnOlderConnectionHasIt() {
        assertTrue(ConsumerNames.isTaken(CLIENTS, "event-functions:s:g:host", 9));
    }

    @Test
    void ofTwoConnectionsTheOlderOneKeepsTheName() {
        assertFalse(ConsumerNames.isTaken(CLIENTS, "event-functions:s:g:host", 4));
    }

    @Test
    void itsOwnConnectionDoesNotTakeTheNameFromIt() {
        assertFalse(ConsumerNames.isTaken(CLIENTS, "event-functions:s:g:host", 5));
    }

    @Test
    void aNameThatBeginsAlikeIsAnotherOne() {
        assertFalse(ConsumerNames.isTaken(CLIENTS, "event-functions:s:g:hos", 10));
    }
}

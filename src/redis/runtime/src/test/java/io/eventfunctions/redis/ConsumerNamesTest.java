package io.eventfunctions.redis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.BulkType;
import io.vertx.redis.client.impl.types.NumberType;
import org.junit.jupiter.api.Test;

import io.eventfunctions.redis.ConsumerNames.Taken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which names are taken, as the server's list of clients shows. */
class ConsumerNamesTest {

    private static final String CLIENTS = """
            id=3 addr=127.0.0.1:1 laddr=127.0.0.1:6379 fd=8 name= age=3 idle=0 flags=N
            id=5 addr=127.0.0.1:2 laddr=127.0.0.1:6379 fd=9 name=event-functions:s:g:host age=2 idle=0 flags=N
            id=9 addr=127.0.0.1:3 laddr=127.0.0.1:6379 fd=10 name=event-functions:s:g:host-2 age=1 idle=0 flags=N
            """;

    /** A server with another, newer connection that has the name that ours takes first, for as long as it does not give it up. */
    private static final class Server {

        private String first;
        private String current;
        private boolean givenUp;

        Future<Response> answer(Request request) {
            // On the wire each argument follows a line with its length.
            String[] lines = request.toString().split("\r\n");
            return Future.succeededFuture(
                    switch (lines[4]) {
                        case "ID" -> NumberType.create(4L);
                        case "SETNAME" -> named(lines[6]);
                        default ->
                            bulk("id=4 age=2 name=" + current + " flags=N\nid=5 age=1 name="
                                    + (givenUp ? "another" : first) + " flags=N\n");
                    });
        }

        private Response named(String name) {
            current = name;
            if (first == null) {
                first = name;
            }
            return bulk("OK");
        }

        String name() {
            return current.substring(current.lastIndexOf(':') + 1);
        }

        String firstName() {
            return first.substring(first.lastIndexOf(':') + 1);
        }

        private static Response bulk(String text) {
            return BulkType.create(Buffer.buffer(text), false);
        }
    }

    private final Server server = new Server();

    @Test
    void aNameIsTakenIfAnOlderConnectionHasIt() {
        assertEquals(Taken.YES, ConsumerNames.taken(CLIENTS, "event-functions:s:g:host", 9));
    }

    @Test
    void aNameIsPerhapsTakenIfANewerConnectionHasIt() {
        assertEquals(Taken.PERHAPS, ConsumerNames.taken(CLIENTS, "event-functions:s:g:host", 4));
    }

    @Test
    void itsOwnConnectionDoesNotTakeTheNameFromIt() {
        assertEquals(Taken.NO, ConsumerNames.taken(CLIENTS, "event-functions:s:g:host", 5));
    }

    @Test
    void aNameThatBeginsAlikeIsAnotherOne() {
        assertEquals(Taken.NO, ConsumerNames.taken(CLIENTS, "event-functions:s:g:hos", 10));
    }

    @Test
    void aNewerConnectionThatGivesUpTheNameLeavesIt() {
        Future<String> name = new ConsumerNames("s", "g", server::answer, () -> {
                    server.givenUp = true;
                    return Future.succeededFuture();
                })
                .free();
        assertTrue(name.succeeded());
        assertEquals(server.firstName(), server.name());
    }

    @Test
    void aNewerConnectionThatKeepsTheNameHadItBefore() {
        Future<String> name = new ConsumerNames("s", "g", server::answer, Future::succeededFuture).free();
        assertEquals(server.firstName() + "-2", name.result());
        assertEquals(server.firstName() + "-2", server.name());
        assertFalse(server.givenUp);
    }
}

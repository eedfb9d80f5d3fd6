package io.eventfunctions.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

class LongPollClientsTest {

    private static final AwsEndpoint HERE = endpoint("http://here");
    private static final AwsEndpoint THERE = endpoint("http://there");

    private final AtomicInteger created = new AtomicInteger();
    private final LongPollClients<Integer> clients = new LongPollClients<>(endpoint -> created.incrementAndGet(), 4);

    @Test
    void halfAsManyChannelsShareAClientAsItHasConnections() {
        assertEquals(
                List.of(1, 1, 2, 2, 3),
                IntStream.range(0, 5).mapToObj(channel -> clients.next(HERE)).toList());
    }

    @Test
    void eachEndpointHasClientsOfItsOwn() {
        assertNotEquals(clients.next(HERE), clients.next(THERE));
    }

    private static AwsEndpoint endpoint(String uri) {
        return new AwsEndpoint(Optional.empty(), Optional.of(URI.create(uri)), Optional.empty());
    }
}

package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The clients that poll queues. A long poll holds a connection for up to 20 seconds, so polls have connections of their own: publications,
 * deletions and extensions of visibility timeouts never wait for one. Half as many channels share a client as it has connections, because
 * a connection is released a little later than its poll has ended.
 */
final class LongPollClients<C> {

    private final Function<AwsEndpoint, C> create;
    private final int most;
    private final Map<AwsEndpoint, Shared<C>> current = new HashMap<>();

    private static final class Shared<C> {

        private final C client;
        private int channels;

        Shared(C client) {
            this.client = client;
        }
    }

    /**
     * Clients that are created when they are needed.
     *
     * @param create a client with connections of its own
     * @param connections how many connections a client has
     */
    LongPollClients(Function<AwsEndpoint, C> create, int connections) {
        this.create = create;
        this.most = Math.max(1, connections / 2);
    }

    /** The client of one more channel, which polls once at a time. */
    synchronized C next(AwsEndpoint endpoint) {
        Shared<C> shared = current.get(endpoint);
        if (shared == null || shared.channels == most) {
            shared = new Shared<>(create.apply(endpoint));
            current.put(endpoint, shared);
        }
        shared.channels++;
        return shared.client;
    }
}

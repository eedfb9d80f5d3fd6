package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

/**
 * A RabbitMQ server, or the nodes of a cluster.
 *
 * @param factory knows credentials, virtual host and encryption
 * @param addresses tried in this order
 * @param reconnectMillis the wait between two attempts to reach it
 */
record Server(ConnectionFactory factory, List<Address> addresses, long reconnectMillis) {

    Connection connect(String name) throws IOException, TimeoutException {
        return factory.newConnection(addresses, name);
    }

    /** As it is named in messages. */
    @Override
    public String toString() {
        return addresses + " (virtual host " + factory.getVirtualHost() + ", user " + factory.getUsername() + ")";
    }
}

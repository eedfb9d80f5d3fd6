package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

/**
 * How a channel connects to a RabbitMQ server or cluster.
 *
 * @param factory has the credentials, the virtual host and the TLS configuration
 * @param addresses the server or the nodes of the cluster, tried in this order
 * @param reconnectMillis the wait between two attempts to connect
 */
record ConnectionSettings(ConnectionFactory factory, List<Address> addresses, long reconnectMillis) {

    Connection connect(String name) throws IOException, TimeoutException {
        return factory.newConnection(addresses, name);
    }

    /** The server's name in log messages. */
    @Override
    public String toString() {
        return addresses + " (virtual host " + factory.getVirtualHost() + ", user " + factory.getUsername() + ")";
    }
}

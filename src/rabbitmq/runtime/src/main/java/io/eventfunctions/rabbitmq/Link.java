package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import org.jboss.logging.Logger;

/**
 * Keeps an AMQP channel open for a messaging channel, on a connection of its own: it connects, and connects anew as long as
 * it takes when the server, the connection or the AMQP channel is lost.
 */
final class Link {

    private static final Logger LOG = Logger.getLogger(Link.class);
    private static final int CLOSE_MILLIS = 2_000;

    /** Whoever uses the AMQP channel. */
    interface User {

        /**
         * A new AMQP channel is open.
         *
         * @throws IOException if it can't be used, which leads to another attempt
         */
        void opened(Channel amqp) throws IOException;

        /** The AMQP channel is gone, and with it all that was not acknowledged or confirmed on it. */
        void lost(Channel amqp, ShutdownSignalException reason);
    }

    private final String name;
    private final Server server;
    private final Threads threads;
    private final User user;
    private Connection connection;
    private boolean up;
    private boolean closed;
    private String trouble;

    /**
     * A link that isn't open yet.
     *
     * @param name the messaging channel and its direction, for messages and for the server's list of connections
     */
    Link(String name, Server server, Threads threads, User user) {
        this.name = name;
        this.server = server;
        this.threads = threads;
        this.user = user;
    }

    /** Begins to connect; returns at once. */
    void open() {
        threads.execute(this::connect);
    }

    /** Whether the AMQP channel is open and in use. */
    synchronized boolean isUp() {
        return up;
    }

    /** Why it isn't {@link #isUp()}, or {@code null} if nothing is known to be wrong. */
    synchronized String trouble() {
        return trouble;
    }

    private void connect() {
        if (isClosed()) {
            return;
        }
        Connection opened = null;
        try {
            opened = server.connect(name);
            Channel amqp = opened.createChannel();
            synchronized (this) {
                connection = opened;
            }
            amqp.addShutdownListener(reason -> lost(amqp, reason));
            user.opened(amqp);
            if (!isUpNow(amqp)) {
                throw new IOException("The AMQP channel was closed at once", amqp.getCloseReason());
            }
        } catch (IOException | TimeoutException | RuntimeException e) {
            if (opened != null) {
                opened.abort(CLOSE_MILLIS);
            }
            failed(e);
        }
    }

    private synchronized boolean isUpNow(Channel amqp) {
        up = amqp.isOpen() && !closed;
        if (up && trouble != null) {
            LOG.infof("EVF0802 %s is connected to RabbitMQ", name);
            trouble = null;
        }
        return up;
    }

    /** Says what is wrong once, not at each attempt. */
    private void failed(Exception e) {
        String reason = Reasons.of(e);
        synchronized (this) {
            if (closed) {
                return;
            }
            if (!Objects.equals(reason, trouble)) {
                LOG.errorf(
                        "EVF0801 %s can't use RabbitMQ at %s: %s; it tries again every %d ms",
                        name, server, reason, server.reconnectMillis());
            }
            trouble = reason;
        }
        again();
    }

    private void again() {
        threads.executeIn(server.reconnectMillis(), this::connect);
    }

    private void lost(Channel amqp, ShutdownSignalException reason) {
        boolean wasUp;
        Connection old;
        synchronized (this) {
            wasUp = up;
            up = false;
            old = connection;
            if (wasUp && !closed) {
                trouble = Reasons.of(reason);
                LOG.warnf("EVF0803 %s has lost RabbitMQ at %s: %s", name, server, trouble);
            }
        }
        user.lost(amqp, reason);
        if (wasUp && !isClosed()) {
            threads.execute(() -> {
                old.abort(CLOSE_MILLIS);
                again();
            });
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Gives up the AMQP channel and takes a new one. */
    void renew() {
        Connection old;
        synchronized (this) {
            old = connection;
        }
        threads.execute(() -> old.abort(CLOSE_MILLIS));
    }

    /** Closes the connection for good; what is not acknowledged goes back to its place in the queue. */
    void close() {
        Connection old;
        synchronized (this) {
            closed = true;
            up = false;
            old = connection;
        }
        if (old != null) {
            old.abort(CLOSE_MILLIS);
        }
    }
}

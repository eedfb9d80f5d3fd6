package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/**
 * A messaging channel's own connection with one AMQP channel. It reconnects, without a limit of attempts, when the server, the
 * connection or the AMQP channel is lost. It can be closed for a while.
 */
final class RecoveringConnection {

    private static final int CLOSE_MILLIS = 2_000;

    /** Uses the AMQP channel. */
    interface Listener {

        /**
         * A new AMQP channel is open.
         *
         * @throws IOException if the AMQP channel cannot be used, so that the connection is tried again
         */
        void opened(Channel amqp) throws IOException;

        /** The AMQP channel is closed; what was not acknowledged or confirmed on it is lost. */
        void lost(Channel amqp, ShutdownSignalException reason);

        /** The AMQP channel is about to be closed on purpose; may block. */
        default void closing() {}
    }

    private final String name;
    private final ConnectionSettings settings;
    private final ConnectionThreads threads;
    private final Listener listener;
    private Connection connection;
    private Channel current;
    private boolean up;
    private boolean closed;
    private boolean suspended;
    /** Grows with each suspension, so that what was begun before it comes to nothing. */
    private int period;

    private String downReason;
    private String blockedReason;

    /**
     * Creates a connection that is not open yet.
     *
     * @param name the messaging channel and its direction, for log messages and for the server's list of connections
     */
    RecoveringConnection(String name, ConnectionSettings settings, ConnectionThreads threads, Listener listener) {
        this.name = name;
        this.settings = settings;
        this.threads = threads;
        this.listener = listener;
    }

    /** Starts to connect and returns at once. */
    void open() {
        threads.execute(this::connect);
    }

    /** Whether the AMQP channel is open and in use. */
    synchronized boolean isUp() {
        return up;
    }

    /** Why it is not {@link #isUp()}, or {@code null} if no failure is known. */
    synchronized String downReason() {
        return downReason;
    }

    /** Why the server takes nothing on the connection although it is up, or {@code null} if it does not say so. */
    synchronized String blockedReason() {
        return blockedReason;
    }

    private void connect() {
        connectIn(period());
    }

    private synchronized int period() {
        return period;
    }

    private void connectIn(int begun) {
        if (isOver(begun)) {
            return;
        }
        Connection opened = null;
        try {
            opened = settings.connect(name);
            opened.addBlockedListener(this::blocked, this::unblocked);
            Channel amqp = opened.createChannel();
            if (!use(opened, amqp, begun)) {
                opened.abort(CLOSE_MILLIS);
                return;
            }
            amqp.addShutdownListener(reason -> lost(amqp, reason));
            listener.opened(amqp);
            if (!isUpNow(amqp, begun)) {
                throw MESSAGES.closedAtOnce(amqp.getCloseReason());
            }
        } catch (IOException | TimeoutException | RuntimeException e) {
            if (opened != null) {
                opened.abort(CLOSE_MILLIS);
            }
            failed(e, begun);
        }
    }

    private synchronized boolean isOver(int begun) {
        return closed || suspended || begun != period;
    }

    private synchronized boolean use(Connection opened, Channel amqp, int begun) {
        if (isOver(begun)) {
            return false;
        }
        connection = opened;
        current = amqp;
        return true;
    }

    private synchronized void blocked(String reason) {
        blockedReason = MESSAGES.blocked(reason);
        MESSAGES.publishersBlocked(name, settings, reason);
    }

    private synchronized void unblocked() {
        blockedReason = null;
        MESSAGES.publishersUnblocked(name, settings);
    }

    private synchronized boolean isUpNow(Channel amqp, int begun) {
        up = amqp.isOpen() && !isOver(begun);
        if (up && downReason != null) {
            MESSAGES.connected(name);
            downReason = null;
        }
        return up;
    }

    /** Logs each reason once, not at each attempt. */
    private void failed(Exception e, int begun) {
        String reason = FailureReason.of(e);
        synchronized (this) {
            if (isOver(begun)) {
                return;
            }
            if (!Objects.equals(reason, downReason)) {
                MESSAGES.cannotConnect(name, settings, reason, settings.reconnectMillis());
            }
            downReason = reason;
        }
        connectLater(begun);
    }

    private void connectLater(int begun) {
        threads.executeIn(settings.reconnectMillis(), () -> connectIn(begun));
    }

    private void lost(Channel amqp, ShutdownSignalException reason) {
        boolean wasUp;
        Connection old;
        int begun;
        synchronized (this) {
            wasUp = up && amqp == current;
            begun = period;
            old = connection;
            if (wasUp) {
                up = false;
                blockedReason = null;
                downReason = FailureReason.of(reason);
                MESSAGES.connectionLost(name, settings, downReason);
            }
        }
        listener.lost(amqp, reason);
        if (wasUp) {
            threads.execute(() -> {
                old.abort(CLOSE_MILLIS);
                connectLater(begun);
            });
        }
    }

    /** Closes the connection and connects again. */
    void reconnect() {
        Connection old;
        synchronized (this) {
            old = connection;
        }
        threads.execute(() -> old.abort(CLOSE_MILLIS));
    }

    /** Closes the connection until {@link #resume()}; unacknowledged messages return to their places in the queue. It may block. */
    void suspend() {
        Connection old;
        synchronized (this) {
            suspended = true;
            period++;
            up = false;
            downReason = MESSAGES.suspended();
            old = connection;
        }
        end(old);
    }

    private void end(Connection old) {
        if (old != null) {
            listener.closing();
            old.abort(CLOSE_MILLIS);
        }
    }

    /** Starts to connect again if it is suspended, and returns at once. */
    void resume() {
        synchronized (this) {
            if (!suspended || closed) {
                return;
            }
            suspended = false;
        }
        open();
    }

    /** Closes the connection permanently; unacknowledged messages return to their places in the queue. */
    void close() {
        Connection old;
        synchronized (this) {
            closed = true;
            up = false;
            old = connection;
        }
        end(old);
    }
}

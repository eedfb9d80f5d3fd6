package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.cloudevents.CloudEvent;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** The dead letters that were in a queue when it was opened. Messages stay unacknowledged until they are removed, or requeued by {@link #close}. */
final class RabbitMqDeadLetterCursor implements Cursor {

    private static final int BATCH = 50;
    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    private static final int CLOSE_MILLIS = 2_000;

    private final DeadLetterQueue queue;
    private final Channel amqp;
    private final Set<String> requested;
    private final boolean all;
    private final Consumer<RabbitMqDeadLetterCursor> whenClosed;
    private final Map<String, Long> tags = new ConcurrentHashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private volatile boolean closed;
    private long left;

    /**
     * Reads the dead letters at certain positions, or all if there are none.
     *
     * @param count how many messages are in the queue; those that arrive later are left for the next reader
     */
    RabbitMqDeadLetterCursor(
            DeadLetterQueue queue,
            Channel amqp,
            long count,
            Set<String> requested,
            Consumer<RabbitMqDeadLetterCursor> whenClosed) {
        this.queue = queue;
        this.amqp = amqp;
        this.left = count;
        this.requested = new HashSet<>(requested);
        this.all = requested.isEmpty();
        this.whenClosed = whenClosed;
    }

    @Override
    public synchronized List<DeadLetter> next() {
        List<DeadLetter> found = new ArrayList<>();
        long bytes = 0;
        try {
            while (!closed && left > 0 && found.size() < BATCH && bytes < BATCH_BYTES && isAnyWanted()) {
                GetResponse message = amqp.basicGet(queue.name(), false);
                left = message == null ? 0 : left - 1;
                Optional<DeadLetter> letter = message == null ? Optional.empty() : letter(message);
                if (letter.isPresent()) {
                    found.add(letter.get());
                    bytes += message.getBody().length;
                }
            }
        } catch (IOException | RuntimeException e) {
            throw queue.cannotRead(e);
        }
        return found;
    }

    private boolean isAnyWanted() {
        return all || !requested.isEmpty();
    }

    /** A message that is not an event was not written as a dead letter; it is requeued in the end. */
    private Optional<DeadLetter> letter(GetResponse message) {
        CloudEvent event;
        try {
            event = RabbitMqCodec.read(new AmqpMessage(message.getProps(), message.getBody(), queue.name()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        String name = DeadLetterPosition.of(event);
        String position = DeadLetterPosition.occurrence(name, occurrences.merge(name, 1, Integer::sum));
        if (!all && !requested.remove(position)) {
            return Optional.empty();
        }
        tags.put(position, message.getEnvelope().getDeliveryTag());
        return Optional.of(new DeadLetter(position, event));
    }

    boolean holds(String position) {
        return tags.containsKey(position);
    }

    /** An acknowledgement is not confirmed, but the server answers a later request on the same AMQP channel after it. */
    synchronized void remove(String position) {
        Long tag = tags.remove(position);
        try {
            if (tag != null) {
                amqp.basicAck(tag, false);
                amqp.queueDeclarePassive(queue.name());
            }
        } catch (IOException | RuntimeException e) {
            throw MESSAGES.cannotRemoveDeadLetter(position, queue.channel(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            tags.clear();
            whenClosed.accept(this);
            try {
                amqp.basicRecover(true);
            } catch (IOException | RuntimeException e) {
                // The server requeues the messages of a connection that is closed or lost, too.
            } finally {
                amqp.getConnection().abort(CLOSE_MILLIS);
            }
        }
    }
}

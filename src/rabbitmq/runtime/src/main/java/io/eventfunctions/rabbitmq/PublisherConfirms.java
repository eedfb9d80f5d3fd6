package io.eventfunctions.rabbitmq;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;

/**
 * The messages of a channel that wait to be sent and those that are sent but not confirmed, in order. The server numbers
 * messages from 1 on each AMQP channel, so a number is only valid together with its AMQP channel.
 */
final class PublisherConfirms {

    /** A message and the AMQP channel to send it on. */
    record Sending(Channel amqp, OutgoingMessage message) {}

    private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
    private final NavigableMap<Long, OutgoingMessage> unconfirmed = new TreeMap<>();
    private Channel amqp;
    private long number;

    synchronized void add(OutgoingMessage message) {
        waiting.add(message);
    }

    /** Notes that an AMQP channel is open. */
    synchronized void opened(Channel opened) {
        amqp = opened;
        number = 0;
    }

    /** The next message to send; {@code null} if none waits or no AMQP channel is open. */
    synchronized Sending next() {
        if (amqp == null || waiting.isEmpty()) {
            return null;
        }
        OutgoingMessage next = waiting.remove();
        unconfirmed.put(++number, next);
        return new Sending(amqp, next);
    }

    /** Undoes the last {@link #next()} for a message that cannot be sent at all. */
    synchronized void notSent(Sending sending) {
        if (unconfirmed.values().remove(sending.message())) {
            number--;
        } else {
            waiting.remove(sending.message());
        }
    }

    /** Removes and returns the message with a number, or with {@code multiple} all messages up to it. */
    synchronized List<OutgoingMessage> take(Channel on, long confirmed, boolean multiple) {
        if (on != amqp) {
            return List.of();
        }
        Collection<OutgoingMessage> selected = multiple
                ? unconfirmed.headMap(confirmed, true).values()
                : unconfirmed.subMap(confirmed, true, confirmed, true).values();
        List<OutgoingMessage> taken = new ArrayList<>(selected);
        selected.clear();
        return taken;
    }

    /** Removes and returns the messages that are sent but not confirmed. */
    synchronized List<OutgoingMessage> takeUnconfirmed(Channel on) {
        return take(on, Long.MAX_VALUE, true);
    }

    /** Removes and returns the messages that meet a condition, sent or not. */
    synchronized List<OutgoingMessage> take(Predicate<OutgoingMessage> condition) {
        List<OutgoingMessage> taken = new ArrayList<>();
        move(waiting, condition, taken);
        move(unconfirmed.values(), condition, taken);
        return taken;
    }

    private static void move(
            Collection<OutgoingMessage> from, Predicate<OutgoingMessage> condition, List<OutgoingMessage> to) {
        for (Iterator<OutgoingMessage> all = from.iterator(); all.hasNext(); ) {
            OutgoingMessage message = all.next();
            if (condition.test(message)) {
                to.add(message);
                all.remove();
            }
        }
    }

    /** Notes that the server returned a message because no queue is bound; its confirmation follows. */
    synchronized void returned(Return back) {
        unconfirmed.values().stream()
                .filter(message -> message.is(back))
                .findFirst()
                .ifPresent(message -> message.returned(back.getReplyText()));
    }

    /** Notes that an AMQP channel is closed: unconfirmed messages are sent again on the next one, before all others. */
    synchronized void lost(Channel lost) {
        if (lost == amqp) {
            unconfirmed.descendingMap().values().forEach(waiting::addFirst);
            unconfirmed.clear();
            amqp = null;
        }
    }
}

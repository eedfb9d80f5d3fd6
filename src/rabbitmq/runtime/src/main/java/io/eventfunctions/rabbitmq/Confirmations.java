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
 * The publications that wait to be sent, and those that are sent and not confirmed, in order. The server counts from 1 on each
 * AMQP channel, so numbers mean something together with theirs only.
 */
final class Confirmations {

    /** A publication and the AMQP channel on which its number counts. */
    record Sending(Channel amqp, Publication publication) {}

    private final Deque<Publication> waiting = new ArrayDeque<>();
    private final NavigableMap<Long, Publication> unconfirmed = new TreeMap<>();
    private Channel amqp;
    private long number;

    synchronized void add(Publication publication) {
        waiting.add(publication);
    }

    /** There is an AMQP channel to send on. */
    synchronized void opened(Channel opened) {
        amqp = opened;
        number = 0;
    }

    /** The next one to be sent; {@code null} if there is none, or no AMQP channel. */
    synchronized Sending next() {
        if (amqp == null || waiting.isEmpty()) {
            return null;
        }
        Publication next = waiting.remove();
        unconfirmed.put(++number, next);
        return new Sending(amqp, next);
    }

    /** Takes back what {@link #next()} gave last, because it can't be sent at all. */
    synchronized void notSent(Sending sending) {
        if (unconfirmed.values().remove(sending.publication())) {
            number--;
        } else {
            waiting.remove(sending.publication());
        }
    }

    /** Takes what a number, or with {@code multiple} every number up to it, stands for. */
    synchronized List<Publication> take(Channel on, long confirmed, boolean multiple) {
        if (on != amqp) {
            return List.of();
        }
        Collection<Publication> meant = multiple
                ? unconfirmed.headMap(confirmed, true).values()
                : unconfirmed.subMap(confirmed, true, confirmed, true).values();
        List<Publication> taken = new ArrayList<>(meant);
        meant.clear();
        return taken;
    }

    /** Takes what is sent and not confirmed. */
    synchronized List<Publication> takeUnconfirmed(Channel on) {
        return take(on, Long.MAX_VALUE, true);
    }

    /** Takes all that meet a condition, sent or not. */
    synchronized List<Publication> take(Predicate<Publication> condition) {
        List<Publication> taken = new ArrayList<>();
        move(waiting, condition, taken);
        move(unconfirmed.values(), condition, taken);
        return taken;
    }

    private static void move(Collection<Publication> from, Predicate<Publication> condition, List<Publication> to) {
        for (Iterator<Publication> all = from.iterator(); all.hasNext(); ) {
            Publication publication = all.next();
            if (condition.test(publication)) {
                to.add(publication);
                all.remove();
            }
        }
    }

    /** Notes that the server has no queue for a message; the confirmation follows. */
    synchronized void returned(Return back) {
        unconfirmed.values().stream()
                .filter(publication -> publication.is(back))
                .findFirst()
                .ifPresent(publication -> publication.returned(back.getReplyText()));
    }

    /** The AMQP channel is gone: what isn't confirmed is sent again on the next one, before all others. */
    synchronized void lost(Channel gone) {
        if (gone == amqp) {
            unconfirmed.descendingMap().values().forEach(waiting::addFirst);
            unconfirmed.clear();
            amqp = null;
        }
    }
}

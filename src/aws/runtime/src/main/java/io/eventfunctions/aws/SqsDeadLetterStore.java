package io.eventfunctions.aws;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore;

/**
 * Reads a queue of dead letters. A queue can't be looked into, so whoever reads letters receives them, holds them while he looks,
 * and gives them back; a letter's position is its message id, and to remove it is to delete it. Therefore
 *
 * <ul>
 *   <li>each look counts as a reception: a redrive policy of the queue itself would move letters away that were looked at too often;
 *   <li>letters that somebody else holds at that moment are not found;
 *   <li>of a group in a FIFO queue only the first letters are found, ten at most, unless they are removed meanwhile;
 *   <li>one letter is found by receiving others, so a long queue is searched for long.
 * </ul>
 */
@ApplicationScoped
@Identifier(SqsCodec.CONNECTOR)
public class SqsDeadLetterStore implements DeadLetterStore {

    private final SqsClients clients;
    private final Set<SqsDeadLetterCursor> open = ConcurrentHashMap.newKeySet();

    SqsDeadLetterStore(SqsClients clients) {
        this.clients = clients;
    }

    @Override
    public Cursor open(Location location, Set<String> positions) {
        SqsQueue queue = clients.queueOf(location.outgoing());
        InFlight held = clients.hold(location.outgoing());
        SqsDeadLetterCursor letters = new SqsDeadLetterCursor(location.channel(), queue, positions, held, closed -> {
            clients.release(held);
            open.remove(closed);
        });
        open.add(letters);
        return letters;
    }

    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter letter) {
        return open.stream()
                .filter(letters -> letters.holds(letter.position()))
                .findFirst()
                .map(letters -> letters.remove(letter.position()))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException(
                        "EVF0710 Dead letter %s of channel %s was sent back and can't be removed, because it is not held any more: it may be sent back again"
                                .formatted(letter.position(), location.channel()))));
    }
}

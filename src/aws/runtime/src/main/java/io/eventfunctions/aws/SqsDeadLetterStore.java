package io.eventfunctions.aws;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * Reads the dead letters in a queue. SQS cannot browse a queue, so a reader receives the messages, keeps them invisible while it
 * reads, and makes them visible again when it closes. A dead letter's position is its message id; to remove it is to delete the
 * message. Therefore
 *
 * <ul>
 *   <li>each read counts as a receive: a redrive policy of the queue moves dead letters away that were read too often;
 *   <li>dead letters that another reader holds at that moment are not found;
 *   <li>of a message group in a FIFO queue only the first dead letters are found, at most ten, unless they are removed meanwhile;
 *   <li>to find one dead letter, others are received, so a search in a long queue takes long.
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
        ChannelQueue queue = clients.queueOf(location.outgoing());
        InFlightMessages inFlight = clients.track(location.outgoing());
        SqsDeadLetterCursor cursor = new SqsDeadLetterCursor(location.channel(), queue, positions, inFlight, closed -> {
            clients.release(inFlight);
            open.remove(closed);
        });
        open.add(cursor);
        return cursor;
    }

    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter deadLetter) {
        return open.stream()
                .filter(cursor -> cursor.holds(deadLetter.position()))
                .findFirst()
                .map(cursor -> cursor.remove(deadLetter.position()))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        MESSAGES.cannotRemoveDeadLetter(deadLetter.position(), location.channel())));
    }
}

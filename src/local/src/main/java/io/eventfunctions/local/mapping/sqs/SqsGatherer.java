package io.eventfunctions.local.mapping.sqs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

import io.eventfunctions.local.LocalMessages;

/** Receives messages until a batch is full, has reached the greatest payload or its window is over. */
final class SqsGatherer {

    /** Long enough to be a long poll, short enough for a poller that is closed. */
    private static final int LONG_POLL_SECONDS = 1;

    private static final long AFTER_AN_ERROR_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORT_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final SqsMapping mapping;
    private final QueueClient queue;
    private final BooleanSupplier inAHurry;
    private final Deque<SqsRecord> left = new ArrayDeque<>();

    /**
     * Gathers for a mapping.
     *
     * @param inAHurry whether a window ends early
     */
    SqsGatherer(SqsMapping mapping, QueueClient queue, BooleanSupplier inAHurry) {
        this.mapping = mapping;
        this.queue = queue;
        this.inAHurry = inAHurry;
    }

    /** The next batch; an empty one if no message came for a while. */
    SqsBatch next() {
        SqsBatch batch = new SqsBatch(mapping.batching().size());
        if (left.isEmpty()) {
            receive(batch, LONG_POLL_SECONDS);
        }
        long end = System.nanoTime() + mapping.batching().window().toNanos();
        while (fill(batch)) {
            long remaining = end - System.nanoTime();
            if (batch.isEmpty() || remaining <= 0 || inAHurry.getAsBoolean()) {
                return batch;
            }
            if (remaining >= TimeUnit.SECONDS.toNanos(LONG_POLL_SECONDS)) {
                receive(batch, LONG_POLL_SECONDS);
            } else {
                receive(batch, 0);
                LockSupport.parkNanos(Math.min(remaining, SHORT_POLL_NANOS));
            }
        }
        return batch;
    }

    /** Moves what was received into the batch; whether there is room for more. */
    private boolean fill(SqsBatch batch) {
        while (!left.isEmpty()) {
            if (!batch.add(left.peek())) {
                return false;
            }
            left.poll();
        }
        return !batch.full();
    }

    private void receive(SqsBatch batch, int seconds) {
        for (Message received : messages(batch.free(), seconds)) {
            SqsRecord message = SqsRecord.of(received, queue.arn());
            if (mapping.filter() == null || mapping.filter().matchesBody(message.json())) {
                left.add(message);
            } else {
                LocalMessages.MAPPING.messageFiltered(message.id(), mapping.source());
                queue.delete(List.of(received));
            }
        }
    }

    private List<Message> messages(int most, int seconds) {
        try {
            return queue.receive(most, seconds);
        } catch (SdkException e) {
            LocalMessages.MAPPING.queueNotReceived(mapping.source(), e.getMessage());
            LockSupport.parkNanos(AFTER_AN_ERROR_NANOS);
            return List.of();
        }
    }
}

package io.eventfunctions.local.mapping.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.BatchOutcome;
import io.eventfunctions.local.mapping.BatchResult;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.GuardedInvocation;
import io.eventfunctions.local.mapping.kafka.failure.DiscardedRecords;
import io.eventfunctions.local.mapping.kafka.record.BatchProgress;
import io.eventfunctions.local.mapping.kafka.record.KafkaBatch;
import io.eventfunctions.local.mapping.kafka.record.KafkaBatchResponse;
import io.eventfunctions.local.mapping.kafka.record.KafkaEvent;
import io.eventfunctions.local.mapping.kafka.record.KafkaRecord;

/**
 * Brings one batch to the function until all of its records are handled or given up: again, from a checkpoint, in halves. All of
 * it happens on the loop's thread.
 */
final class KafkaDelivery {

    /** Who has the partitions. */
    interface Owner {

        /** Partitions have come to these offsets. */
        void passed(KafkaDelivery delivery, Map<TopicPartition, Long> offsets);

        /** Nothing more happens; what wasn't passed is still to be done. */
        void ended(KafkaDelivery delivery);
    }

    private final DeliveryContext context;
    private final Owner owner;
    private final BatchProgress progress;
    private final Deque<KafkaBatch> todo = new ArrayDeque<>();
    private boolean underWay;
    private boolean stopped;
    private boolean ended;

    KafkaDelivery(DeliveryContext context, Owner owner, KafkaBatch batch) {
        this.context = context;
        this.owner = owner;
        this.progress = new BatchProgress(batch);
        todo.add(batch);
    }

    BatchProgress progress() {
        return progress;
    }

    boolean ended() {
        return ended;
    }

    /** Tries nothing again; an invocation under way still counts. */
    void stop() {
        stopped = true;
        if (!underWay) {
            end();
        }
    }

    /** Goes on with what is to be done next. */
    void next() {
        if (ended) {
            return;
        }
        KafkaBatch batch = todo.poll();
        if (batch == null || stopped) {
            end();
            return;
        }
        List<KafkaRecord> tooLarge =
                batch.those(record -> context.event().size() + KafkaEvent.size(record, true) > Batching.PAYLOAD_LIMIT);
        long now = System.currentTimeMillis();
        List<KafkaRecord> tooOld = batch.those(
                record -> context.mapping().retries().tooOld(record.record().timestamp(), now));
        if (!tooLarge.isEmpty()) {
            giveUp(
                    batch,
                    new DiscardedRecords(
                            tooLarge,
                            DiscardedRecords.Condition.MAXIMUM_PAYLOAD_SIZE_EXCEEDED,
                            null,
                            batch.invocations()));
        } else if (!tooOld.isEmpty()) {
            giveUp(
                    batch,
                    new DiscardedRecords(
                            tooOld, DiscardedRecords.Condition.RECORD_AGE_EXCEEDED, null, batch.invocations()));
        } else {
            invoke(batch.invoked());
        }
    }

    private void invoke(KafkaBatch batch) {
        underWay = true;
        byte[] payload = context.event().of(batch.records());
        context.loop().elsewhere(() -> GuardedInvocation.of(context.function(), payload)
                .thenAccept(answer -> context.loop().post(() -> answered(batch, answer))));
    }

    private void answered(KafkaBatch batch, Answer answer) {
        underWay = false;
        KafkaBatchResponse meaning =
                KafkaBatchResponse.of(batch, answer, context.mapping().reportBatchItemFailures());
        List<KafkaRecord> done = batch.without(meaning.rest()).records();
        owner.passed(this, progress.done(done));
        if (meaning.rest().isEmpty()) {
            tell(batch, answer, BatchResult.allDone(batch.ids()));
            next();
        } else if (done.isEmpty() && !mayBeHalved(batch) && exhausted(batch)) {
            giveUp(
                    batch,
                    new DiscardedRecords(
                            batch.records(),
                            DiscardedRecords.Condition.RETRIES_EXHAUSTED,
                            answer,
                            batch.invocations()));
        } else {
            List<String> again = KafkaBatch.ids(meaning.rest());
            tell(batch, answer, new BatchResult(KafkaBatch.ids(done), again, List.of(), meaning.reason()));
            tryAgain(batch, done.isEmpty() ? null : meaning.rest());
        }
    }

    private boolean mayBeHalved(KafkaBatch batch) {
        return context.mapping().retries().bisect() && batch.records().size() > 1;
    }

    private boolean exhausted(KafkaBatch batch) {
        return context.mapping().retries().exhausted(batch.retries(), context.destination() != null);
    }

    /** Retries are counted for the same records only: neither a checkpoint nor halving counts. */
    private void tryAgain(KafkaBatch batch, List<KafkaRecord> fromCheckpoint) {
        if (fromCheckpoint != null) {
            todo.addFirst(batch.of(fromCheckpoint));
        } else if (mayBeHalved(batch)) {
            List<KafkaBatch> halves = batch.halves();
            todo.addFirst(halves.get(1));
            todo.addFirst(halves.get(0));
        } else {
            todo.addFirst(batch.triedAgain());
        }
        pause(batch.retries());
    }

    private void pause(int retries) {
        if (stopped) {
            end();
        } else {
            context.loop().later(this::next, RetryBackoff.after(retries));
        }
    }

    private void giveUp(KafkaBatch batch, DiscardedRecords records) {
        if (context.destination() == null) {
            givenUp(batch, records);
            return;
        }
        underWay = true;
        context.loop().elsewhere(() -> {
            try {
                context.destination().tell(records);
                context.loop().post(() -> givenUp(batch, records));
            } catch (RuntimeException e) {
                context.loop().post(() -> notTold(batch, records, e));
            }
        });
    }

    private void givenUp(KafkaBatch batch, DiscardedRecords records) {
        underWay = false;
        owner.passed(this, progress.done(records.records()));
        tell(batch, records.answer(), BatchResult.allDiscarded(KafkaBatch.ids(records.records()), records.why()));
        KafkaBatch rest = batch.without(records.records());
        if (!rest.records().isEmpty()) {
            todo.addFirst(rest);
        }
        next();
    }

    private void notTold(KafkaBatch batch, DiscardedRecords records, RuntimeException problem) {
        underWay = false;
        LocalMessages.MAPPING.destinationNotReachable(
                context.mapping().source(), KafkaBatch.ids(records.records()), problem.getMessage());
        if (stopped) {
            end();
        } else {
            context.loop()
                    .later(
                            () -> {
                                if (!ended) {
                                    giveUp(batch, records);
                                }
                            },
                            RetryBackoff.after(batch.retries()));
        }
    }

    private void tell(KafkaBatch batch, Answer answer, BatchResult result) {
        context.listener()
                .batchEnded(new BatchOutcome(
                        context.mapping().source(), context.function().name(), batch.ids(), answer, result));
    }

    private void end() {
        ended = true;
        owner.ended(this);
    }
}

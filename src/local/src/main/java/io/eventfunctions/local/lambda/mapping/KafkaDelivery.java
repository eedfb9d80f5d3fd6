package io.eventfunctions.local.lambda.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.eventfunctions.local.lambda.LocalFunction.Answer;

/**
 * Brings one batch to the function until all of its records are handled or given up: again, from a checkpoint, in halves. All of
 * it happens on the loop's thread.
 */
final class KafkaDelivery {

    private static final Logger LOG = Logger.getLogger(Poller.class);

    /** Who has the partitions. */
    interface Owner {

        /** Partitions have come to these offsets. */
        void passed(KafkaDelivery delivery, Map<TopicPartition, Long> offsets);

        /** Nothing more happens; what wasn't passed is still to be done. */
        void ended(KafkaDelivery delivery);
    }

    private final KafkaWork work;
    private final Owner owner;
    private final Progress progress;
    private final Deque<KafkaBatch> todo = new ArrayDeque<>();
    private boolean underWay;
    private boolean stopped;
    private boolean ended;

    KafkaDelivery(KafkaWork work, Owner owner, KafkaBatch batch) {
        this.work = work;
        this.owner = owner;
        this.progress = new Progress(batch);
        todo.add(batch);
    }

    Progress progress() {
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
                batch.those(record -> work.event().size() + KafkaEvent.size(record, true) > Batching.PAYLOAD_LIMIT);
        long now = System.currentTimeMillis();
        List<KafkaRecord> tooOld = batch.those(
                record -> work.mapping().retries().tooOld(record.record().timestamp(), now));
        if (!tooLarge.isEmpty()) {
            giveUp(
                    batch,
                    new GivenUp(tooLarge, GivenUp.Condition.MAXIMUM_PAYLOAD_SIZE_EXCEEDED, null, batch.invocations()));
        } else if (!tooOld.isEmpty()) {
            giveUp(batch, new GivenUp(tooOld, GivenUp.Condition.RECORD_AGE_EXCEEDED, null, batch.invocations()));
        } else {
            invoke(batch.invoked());
        }
    }

    private void invoke(KafkaBatch batch) {
        underWay = true;
        byte[] payload = work.event().of(batch.records());
        work.loop().elsewhere(() -> Invocation.of(work.function(), payload)
                .thenAccept(answer -> work.loop().post(() -> answered(batch, answer))));
    }

    private void answered(KafkaBatch batch, Answer answer) {
        underWay = false;
        KafkaAnswer meaning = KafkaAnswer.of(batch, answer, work.mapping().reportBatchItemFailures());
        List<KafkaRecord> done = batch.without(meaning.rest()).records();
        owner.passed(this, progress.done(done));
        if (meaning.rest().isEmpty()) {
            tell(batch, answer, Verdict.allDone(batch.ids()));
            next();
        } else if (done.isEmpty() && !mayBeHalved(batch) && exhausted(batch)) {
            giveUp(
                    batch,
                    new GivenUp(batch.records(), GivenUp.Condition.RETRIES_EXHAUSTED, answer, batch.invocations()));
        } else {
            List<String> again = KafkaBatch.ids(meaning.rest());
            tell(batch, answer, new Verdict(KafkaBatch.ids(done), again, List.of(), meaning.reason()));
            tryAgain(batch, done.isEmpty() ? null : meaning.rest());
        }
    }

    private boolean mayBeHalved(KafkaBatch batch) {
        return work.mapping().retries().bisect() && batch.records().size() > 1;
    }

    private boolean exhausted(KafkaBatch batch) {
        return work.mapping().retries().exhausted(batch.retries(), work.destination() != null);
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
            work.loop().later(this::next, Pause.after(retries));
        }
    }

    private void giveUp(KafkaBatch batch, GivenUp records) {
        if (work.destination() == null) {
            givenUp(batch, records);
            return;
        }
        underWay = true;
        work.loop().elsewhere(() -> {
            try {
                work.destination().tell(records);
                work.loop().post(() -> givenUp(batch, records));
            } catch (RuntimeException e) {
                work.loop().post(() -> notTold(batch, records, e));
            }
        });
    }

    private void givenUp(KafkaBatch batch, GivenUp records) {
        underWay = false;
        owner.passed(this, progress.done(records.records()));
        tell(batch, records.answer(), Verdict.allDiscarded(KafkaBatch.ids(records.records()), records.why()));
        KafkaBatch rest = batch.without(records.records());
        if (!rest.records().isEmpty()) {
            todo.addFirst(rest);
        }
        next();
    }

    private void notTold(KafkaBatch batch, GivenUp records, RuntimeException problem) {
        underWay = false;
        LOG.errorf(
                "EVF0952 The on-failure destination of %s takes nothing, and is asked again; meanwhile %s wait: %s",
                work.mapping().source(), KafkaBatch.ids(records.records()), problem.getMessage());
        if (stopped) {
            end();
        } else {
            work.loop()
                    .later(
                            () -> {
                                if (!ended) {
                                    giveUp(batch, records);
                                }
                            },
                            Pause.after(batch.retries()));
        }
    }

    private void tell(KafkaBatch batch, Answer answer, Verdict verdict) {
        work.listener()
                .batchEnded(
                        new BatchFate(work.mapping().source(), work.function().name(), batch.ids(), answer, verdict));
    }

    private void end() {
        ended = true;
        owner.ended(this);
    }
}

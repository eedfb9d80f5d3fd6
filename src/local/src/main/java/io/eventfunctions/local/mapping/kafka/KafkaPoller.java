package io.eventfunctions.local.mapping.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.mapping.BatchListener;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.FilterCriteria;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.mapping.PollerThreads;
import io.eventfunctions.local.mapping.kafka.failure.FailureDestination;
import io.eventfunctions.local.mapping.kafka.record.KafkaBatch;
import io.eventfunctions.local.mapping.kafka.record.KafkaEvent;
import io.eventfunctions.local.mapping.kafka.record.KafkaRecord;
import io.eventfunctions.local.mapping.kafka.record.PartitionBuffer;

/**
 * One consumer of the mapping's group. It gathers records of the partitions it has into batches, with each partition in one batch
 * at a time, and gives a partition away only when no invocation has records of it.
 */
final class KafkaPoller implements Poller, ConsumerRebalanceListener, KafkaDelivery.Owner {

    private static final Duration FIRST_ASSIGNMENT = Duration.ofSeconds(30);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(10);

    private final DeliveryContext context;
    private final Consumer<byte[], byte[]> consumer;
    private final OffsetCommits commits;
    private final StartOffsets start;
    private final Thread thread;
    private final CountDownLatch assigned = new CountDownLatch(1);
    private final Map<TopicPartition, PartitionBuffer> buffers = new LinkedHashMap<>();
    private final Set<KafkaDelivery> deliveries = new HashSet<>();
    private volatile boolean closing;

    private KafkaPoller(DeliveryContext context, Consumer<byte[], byte[]> consumer, PollerThreads threads) {
        this.context = context;
        this.consumer = consumer;
        this.commits = new OffsetCommits(consumer, context.mapping().source());
        this.start = new StartOffsets(context.mapping().startingPosition());
        this.thread = threads.newThread(this::run);
    }

    static Poller start(KafkaMapping mapping, LocalFunction function, BatchListener listener) {
        FailureDestination destination = FailureDestination.of(mapping.onFailure(), mapping.topic(), function.name());
        Consumer<byte[], byte[]> consumer = consumer(mapping, destination);
        PollerThreads threads = new PollerThreads(mapping, function);
        DeliveryContext context = new DeliveryContext(
                mapping, function, listener, new KafkaEvent(mapping.topic()), destination, new EventLoop(threads));
        KafkaPoller poller = new KafkaPoller(context, consumer, threads);
        poller.thread.start();
        poller.awaitAssignment();
        return poller;
    }

    private static Consumer<byte[], byte[]> consumer(KafkaMapping mapping, FailureDestination destination) {
        try {
            return KafkaConsumers.of(mapping);
        } catch (RuntimeException e) {
            if (destination != null) {
                destination.close();
            }
            throw e;
        }
    }

    /** So that a mapping that starts with the latest records gets all that are sent from now on. */
    private void awaitAssignment() {
        try {
            assigned.await(FIRST_ASSIGNMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            consumer.subscribe(List.of(context.mapping().topic().name()), this);
            while (!closing) {
                step();
            }
            release(Set.copyOf(buffers.keySet()), true);
        } finally {
            consumer.close();
            context.loop().end();
        }
    }

    private void step() {
        try {
            boolean idle = deliveries.isEmpty();
            context.loop().run(idle ? Duration.ZERO : BUSY);
            for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(idle ? IDLE : Duration.ZERO)) {
                take(polled);
            }
            commits.send();
            dispatch();
            pauseAndResume();
        } catch (RuntimeException e) {
            LocalMessages.MAPPING.topicNotPolled(context.mapping().source(), e);
            context.loop().run(AFTER_AN_ERROR);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> polled) {
        FilterCriteria filter = context.mapping().filter();
        if (filter == null || filter.matchesValue(KafkaRecord.text(polled))) {
            KafkaRecord record = KafkaRecord.of(polled);
            buffers.get(record.partition()).add(record);
        }
    }

    private void dispatch() {
        int most = context.mapping().batching().size();
        while (batchIsDue()) {
            KafkaBatch batch = KafkaBatch.take(buffers.values(), most, context.event());
            KafkaDelivery delivery = new KafkaDelivery(context, this, batch);
            deliveries.add(delivery);
            delivery.next();
        }
    }

    /** Whether there are enough records, or any after the window. */
    private boolean batchIsDue() {
        List<PartitionBuffer> ready =
                buffers.values().stream().filter(PartitionBuffer::ready).toList();
        int records = ready.stream().mapToInt(PartitionBuffer::size).sum();
        long bytes = ready.stream().mapToLong(PartitionBuffer::bytes).sum();
        long window = context.mapping().batching().window().toNanos();
        long now = System.nanoTime();
        return records >= context.mapping().batching().size()
                || bytes >= Batching.PAYLOAD_LIMIT
                || ready.stream().anyMatch(buffer -> now - buffer.first().arrival() >= window);
    }

    private void pauseAndResume() {
        int enough = context.mapping().batching().size();
        for (PartitionBuffer buffer : buffers.values()) {
            List<TopicPartition> partition = List.of(buffer.partition());
            if (buffer.busy() || buffer.size() >= enough || buffer.bytes() >= Batching.PAYLOAD_LIMIT) {
                consumer.pause(partition);
            } else {
                consumer.resume(partition);
            }
        }
    }

    @Override
    public void passed(KafkaDelivery delivery, Map<TopicPartition, Long> offsets) {
        if (deliveries.contains(delivery)) {
            commits.add(offsets);
        }
    }

    @Override
    public void ended(KafkaDelivery delivery) {
        deliveries.remove(delivery);
        for (TopicPartition partition : delivery.progress().partitions()) {
            buffers.get(partition).giveBack(delivery.progress().open(partition));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        start.apply(consumer, partitions);
        partitions.forEach(partition -> buffers.put(partition, new PartitionBuffer(partition)));
        assigned.countDown();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        release(partitions, true);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        release(partitions, false);
    }

    /** Waits for invocations with records of the partitions, and forgets the partitions. */
    private void release(Collection<TopicPartition> partitions, boolean owned) {
        for (KafkaDelivery delivery : concerned(partitions)) {
            delivery.stop();
        }
        while (!concerned(partitions).isEmpty()) {
            context.loop().run(IDLE);
        }
        if (!owned) {
            commits.forget(partitions);
        }
        commits.send();
        partitions.forEach(buffers::remove);
    }

    private List<KafkaDelivery> concerned(Collection<TopicPartition> partitions) {
        return deliveries.stream()
                .filter(delivery -> delivery.progress().partitions().stream().anyMatch(partitions::contains))
                .toList();
    }

    @Override
    public void close() {
        closing = true;
        PollerThreads.join(thread);
        if (context.destination() != null) {
            context.destination().close();
        }
    }
}

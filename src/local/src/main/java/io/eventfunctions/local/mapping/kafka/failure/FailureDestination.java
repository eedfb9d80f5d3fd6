package io.eventfunctions.local.mapping.kafka.failure;

import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueClient;

/** Tells about records that were given up. */
public interface FailureDestination extends AutoCloseable {

    /** Returns when they are told for good, and throws if they can't be told now. */
    void tell(DiscardedRecords records);

    @Override
    void close();

    /**
     * The destination of a mapping.
     *
     * @param onFailure null for none
     * @param source the topic that the mapping reads
     * @return null if it has none
     */
    static FailureDestination of(OnFailure onFailure, TopicReference source, String function) {
        FailureDocument document = new FailureDocument(source, function);
        if (onFailure instanceof OnFailure.Queue queue) {
            return new QueueDestination(QueueClient.of(queue.queue()), document);
        }
        return onFailure instanceof OnFailure.Topic topic ? new TopicDestination(source, topic.name(), document) : null;
    }
}

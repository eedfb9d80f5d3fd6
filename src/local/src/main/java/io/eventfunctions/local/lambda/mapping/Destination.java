package io.eventfunctions.local.lambda.mapping;

/** Tells about records that were given up. */
interface Destination extends AutoCloseable {

    /** Returns when they are told for good, and throws if they can't be told now. */
    void tell(GivenUp records);

    @Override
    void close();

    /** The destination of a mapping, null if it has none. */
    static Destination of(KafkaMapping mapping, String function) {
        FailureDocument document = new FailureDocument(mapping.topic(), function);
        if (mapping.onFailure() instanceof OnFailure.Queue queue) {
            return new QueueDestination(QueueClient.of(queue.queue()), document);
        }
        return mapping.onFailure() instanceof OnFailure.Topic topic
                ? new TopicDestination(mapping.topic(), topic.name(), document)
                : null;
    }
}

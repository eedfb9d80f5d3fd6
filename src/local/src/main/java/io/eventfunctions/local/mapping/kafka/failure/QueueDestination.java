package io.eventfunctions.local.mapping.kafka.failure;

import java.nio.charset.StandardCharsets;

import io.eventfunctions.local.mapping.sqs.QueueClient;

/** Sends one message for records that were given up together. */
record QueueDestination(QueueClient queue, FailureDocument document) implements FailureDestination {

    @Override
    public void tell(DiscardedRecords records) {
        queue.send(new String(document.together(records), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        queue.close();
    }
}

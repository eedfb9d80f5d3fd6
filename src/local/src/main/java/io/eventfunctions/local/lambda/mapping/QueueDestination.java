package io.eventfunctions.local.lambda.mapping;

import java.nio.charset.StandardCharsets;

/** Sends one message for records that were given up together. */
record QueueDestination(QueueClient queue, FailureDocument document) implements Destination {

    @Override
    public void tell(GivenUp records) {
        queue.send(new String(document.together(records), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        queue.close();
    }
}

package io.eventfunctions.local.mapping.kafka.failure;

import io.eventfunctions.local.mapping.AwsLimit;
import io.eventfunctions.local.mapping.sqs.QueueReference;

/**
 * Where a mapping tells about the Kafka records that it gave up, {@code DestinationConfig.OnFailure}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html">AWS's description</a>
 */
public sealed interface OnFailure {

    /**
     * An SQS queue; it gets one document for the records that were given up together, without the records.
     *
     * @param queue a standard queue
     */
    record Queue(QueueReference queue) implements OnFailure {

        /** Checks that the queue may be a destination. */
        public Queue {
            AwsLimit.require(
                    !queue.fifo(),
                    "The on-failure destination is the FIFO queue %s; AWS allows standard queues",
                    queue);
        }
    }

    /**
     * A topic of the same Kafka cluster, {@code kafka://topic}; it gets one document for each record, with the record.
     *
     * @param name not the topic that the mapping reads
     */
    record Topic(String name) implements OnFailure {}
}

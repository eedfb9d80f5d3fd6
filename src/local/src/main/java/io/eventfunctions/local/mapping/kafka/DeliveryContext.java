package io.eventfunctions.local.mapping.kafka;

import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.mapping.BatchListener;
import io.eventfunctions.local.mapping.kafka.failure.FailureDestination;
import io.eventfunctions.local.mapping.kafka.record.KafkaEvent;

/**
 * What all deliveries of a Kafka mapping share.
 *
 * @param destination where records are told of that are given up, null for nowhere
 */
record DeliveryContext(
        KafkaMapping mapping,
        LocalFunction function,
        BatchListener listener,
        KafkaEvent event,
        FailureDestination destination,
        EventLoop loop) {}

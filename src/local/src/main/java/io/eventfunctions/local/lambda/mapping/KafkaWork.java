package io.eventfunctions.local.lambda.mapping;

import io.eventfunctions.local.lambda.LocalFunction;

/**
 * What all deliveries of a Kafka mapping share.
 *
 * @param destination where records are told of that are given up, null for nowhere
 */
record KafkaWork(
        KafkaMapping mapping,
        LocalFunction function,
        BatchListener listener,
        KafkaEvent event,
        Destination destination,
        Loop loop) {}

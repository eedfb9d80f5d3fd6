package io.eventfunctions.local.mapping;

import java.util.List;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * What became of a batch.
 *
 * @param source the queue or topic
 * @param function the function's name
 * @param records what was in the batch: message ids, or {@code topic-partition@offset}
 * @param answer what the function answered, null if it wasn't invoked
 * @param result what the mapping made of it
 */
public record BatchOutcome(String source, String function, List<String> records, Answer answer, BatchResult result) {}

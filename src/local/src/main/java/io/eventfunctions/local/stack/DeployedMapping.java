package io.eventfunctions.local.stack;

import io.eventfunctions.local.mapping.sqs.SqsMapping;

/**
 * An event source mapping between a queue and a function of a stack.
 *
 * @param logicalId its name in the template
 * @param id its UUID
 * @param function the name of the function
 * @param mapping its settings
 */
public record DeployedMapping(String logicalId, String id, String function, SqsMapping mapping) {}

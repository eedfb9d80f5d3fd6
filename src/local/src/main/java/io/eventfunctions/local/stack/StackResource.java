package io.eventfunctions.local.stack;

/**
 * A resource of a stack.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::SQS::Queue}
 * @param physicalId what the server calls it: a name, an ARN or a URL, depending on the type
 */
public record StackResource(String logicalId, String type, String physicalId) {}

package io.eventfunctions.local.stack;

import java.net.URI;
import java.util.List;

import io.eventfunctions.local.LocalMessages;

/**
 * A stack that CloudFormation has deployed to a server that stands in for AWS, as far as functions run on it.
 *
 * @param endpoint the server
 * @param region the region that the stack is in
 * @param name the stack's name
 * @param functions its functions
 * @param mappings its event source mappings with queues that are enabled
 * @param subscriptions those that the template has and the server has not made
 * @param leftOut everything else that the server has not made, so that there is no physical id; without what has a condition
 * @param unserved what would invoke functions and doesn't here, with its type, such as mappings with streams
 */
public record DeployedStack(
        URI endpoint,
        String region,
        String name,
        List<DeployedFunction> functions,
        List<DeployedMapping> mappings,
        List<QueueSubscription> subscriptions,
        List<StackResource> leftOut,
        List<StackResource> unserved) {

    public DeployedStack {
        functions = List.copyOf(functions);
        mappings = List.copyOf(mappings);
        subscriptions = List.copyOf(subscriptions);
        leftOut = List.copyOf(leftOut);
        unserved = List.copyOf(unserved);
    }

    /**
     * Reads a stack.
     *
     * @throws IllegalArgumentException if the server is AWS itself, which runs its stacks
     * @throws IllegalStateException if the server can't be reached or has no such stack
     */
    public static DeployedStack read(URI endpoint, String region, String name) {
        if (endpoint.getHost() == null || endpoint.getHost().endsWith("amazonaws.com")) {
            throw LocalMessages.STACK.stackOnAws(name, endpoint);
        }
        try (AwsServer server = new AwsServer(endpoint, region)) {
            return new StackReader(server, region, name).read();
        }
    }
}

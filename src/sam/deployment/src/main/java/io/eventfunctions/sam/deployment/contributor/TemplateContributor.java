package io.eventfunctions.sam.deployment.contributor;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.OutgoingRoute;
import io.eventfunctions.sam.deployment.function.LambdaFunction;

/**
 * Contributes what one connector has in a template. The generator takes the steps in the order of the methods, each with all contributors
 * before the next one. A contributor does nothing for channels of other connectors.
 */
public interface TemplateContributor {

    /** Reports what AWS would refuse of a channel that functions consume. */
    default void check(Channel channel) {}

    /** Reports what AWS would refuse of where a channel sends to. */
    default void check(OutgoingRoute route) {}

    /** Plans the queues that the channels need, those of failed events among them. */
    default void plan() {}

    /** Adds the resources that belong to no single function. */
    default void addResources() {}

    /** Lets a function be invoked with the events of its channel. */
    default void invoke(LambdaFunction function, Channel channel) {}

    /** Lets a function send to where a channel sends to. */
    default void send(LambdaFunction function, OutgoingRoute route) {}

    /** Lets a function read the dead letters of a channel, and remove those that it has sent back. */
    default void readDeadLetters(LambdaFunction function, OutgoingRoute route) {}
}

package io.eventfunctions.aws;

/**
 * What receives the messages of an incoming channel.
 *
 * @param queue the name of its queue
 * @param poller polls it
 * @param messages what it has received and not settled
 */
record ChannelReceiver(String queue, QueuePoller poller, InFlightMessages messages) {}

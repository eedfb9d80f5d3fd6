package io.eventfunctions.aws;

/**
 * What receives the messages of an incoming channel.
 *
 * @param poller polls its queue
 * @param messages what it has received and not settled
 */
record ChannelReceiver(QueuePoller poller, InFlightMessages messages) {}

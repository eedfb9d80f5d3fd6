package io.eventfunctions.aws;

import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The queue of a channel.
 *
 * @param client the client that reaches it
 * @param url its URL, once it has been found
 */
record ChannelQueue(SqsAsyncClient client, Uni<String> url) {}

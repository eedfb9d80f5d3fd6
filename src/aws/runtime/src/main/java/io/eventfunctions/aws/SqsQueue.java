package io.eventfunctions.aws;

import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * A channel's queue.
 *
 * @param client the client that reaches it
 * @param url its URL, once it has been found
 */
record SqsQueue(SqsAsyncClient client, Uni<String> url) {}

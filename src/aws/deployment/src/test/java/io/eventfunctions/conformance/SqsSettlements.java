package io.eventfunctions.conformance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;

/** Fails the deletions from certain queues before they are sent. */
public class SqsSettlements implements ExecutionInterceptor {

    private static final Map<String, AtomicInteger> REFUSALS = new ConcurrentHashMap<>();

    static void refuse(String queue) {
        REFUSALS.put(queue, new AtomicInteger());
    }

    static void accept(String queue) {
        REFUSALS.remove(queue);
    }

    /** How many deletions were refused since {@link #refuse}. */
    static int refusals(String queue) {
        return REFUSALS.get(queue).get();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof DeleteMessageRequest single) {
            check(single.queueUrl());
        } else if (context.request() instanceof DeleteMessageBatchRequest batch) {
            check(batch.queueUrl());
        }
    }

    private static void check(String queueUrl) {
        AtomicInteger refusals = REFUSALS.get(queueUrl.substring(queueUrl.lastIndexOf('/') + 1));
        if (refusals != null) {
            refusals.incrementAndGet();
            throw new IllegalStateException("The queue refuses to delete");
        }
    }
}

package io.eventfunctions.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Refuses to extend the visibility timeouts of messages, as SQS does when a receipt has expired, and makes them visible instead: one after
 * another, so that they are redelivered in order.
 */
public class SqsReceipts implements ExecutionInterceptor {

    private static final List<String> RECEIVED = new ArrayList<>();
    private static final Set<String> EXPIRED = ConcurrentHashMap.newKeySet();

    /** Lets all receipts expire that there are; those of later receptions are good. */
    static synchronized void expire() {
        EXPIRED.addAll(RECEIVED);
        RECEIVED.clear();
    }

    private static synchronized void received(List<Message> messages) {
        messages.forEach(message -> RECEIVED.add(message.receiptHandle()));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ReceiveMessageResponse response) {
            received(response.messages());
        }
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof ChangeMessageVisibilityBatchRequest batch)) {
            return context.request();
        }
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        int seconds = 0;
        for (ChangeMessageVisibilityBatchRequestEntry entry : batch.entries()) {
            entries.add(
                    EXPIRED.contains(entry.receiptHandle())
                            ? entry.toBuilder().visibilityTimeout(seconds++).build()
                            : entry);
        }
        return batch.toBuilder().entries(entries).build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (!(context.response() instanceof ChangeMessageVisibilityBatchResponse response)) {
            return context.response();
        }
        List<BatchResultErrorEntry> failed = new ArrayList<>(response.failed());
        for (var entry : ((ChangeMessageVisibilityBatchRequest) context.request()).entries()) {
            if (EXPIRED.contains(entry.receiptHandle())) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .senderFault(true)
                        .code("ReceiptHandleIsInvalid")
                        .message("The receipt handle has expired")
                        .build());
            }
        }
        return response.toBuilder().failed(failed).build();
    }
}

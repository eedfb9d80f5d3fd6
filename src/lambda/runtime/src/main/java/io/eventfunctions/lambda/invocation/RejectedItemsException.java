package io.eventfunctions.lambda.invocation;

import java.util.Map;

import io.eventfunctions.lambda.source.Item;

/** Items were rejected, and their event source can only hear that the invocation has failed. */
public final class RejectedItemsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RejectedItemsException(Map<Item, Throwable> failed) {
        super(
                "EVF0963 %d items were rejected and come again as their event source wants; the first of them is %s: %s"
                        .formatted(
                                failed.size(),
                                failed.keySet().iterator().next(),
                                failed.values().iterator().next()),
                failed.values().iterator().next());
    }
}

package io.eventfunctions.delivery;

import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Outcome;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** The last step of a delivery whose next attempt does not fit into its lease: the event is sent back, or rejected. */
final class DeferredRetry {

    private DeferredRetry() {}

    /**
     * Sends the event back for the next attempt. The stage never fails: an event that cannot be sent back is rejected, so that all functions get
     * it again, which is better than that this one does not.
     */
    static CompletionStage<Result> send(
            Delivery delivery, ReceivedMessage.Event message, NextStep.Defer next, Throwable failure) {
        CloudEvent marked = new RetryMark(delivery.function(), next.attempts()).on(message.event());
        return message.lease().deferredRetries().send(marked, next.delay()).handle((sent, unsent) -> {
            if (unsent == null) {
                return new Result(Outcome.REJECTED, new RetryDeferredException(next.delay(), failure));
            }
            CoreMessages.DELIVERY.retryNotSent(delivery, Failures.unwrap(unsent));
            return new Result(Outcome.REJECTED, failure);
        });
    }
}

package io.eventfunctions.delivery;

import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.spi.DeliveryBacklog;

/**
 * What the deliveries to one function on one channel go through, in this order.
 *
 * @param bulkhead lets each of them begin when it is its turn
 * @param backlog the bulkhead's numbers
 * @param leftBehind the calls of former deliveries that have not returned
 * @param expiry knows which events are too old
 * @param onExpiry what becomes of those
 * @param deduplication knows which events were handled before
 * @param function handles the others
 * @param timeLimit ends attempts that take too long
 * @param retries decides what follows a failure
 * @param deadLetters take what can't be handled
 * @param listeners observe each step
 * @param timer measures attempts
 */
record DeliverySteps(
        Bulkhead bulkhead,
        DeliveryBacklog backlog,
        CallsLeftBehind leftBehind,
        Expiry expiry,
        OnExpiry onExpiry,
        Deduplication deduplication,
        DeliveryTarget function,
        AttemptTimeLimit timeLimit,
        RetryRule retries,
        DeadLetterStep deadLetters,
        Listeners listeners,
        Timer timer) {}

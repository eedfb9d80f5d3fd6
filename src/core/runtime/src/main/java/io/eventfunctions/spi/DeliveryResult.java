package io.eventfunctions.spi;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;

/**
 * How a delivery ended.
 *
 * @param outcome the outcome
 * @param attempts how many attempts were made, earlier receptions by the broker and failed queries of the deduplication store
 *     included; 0 if there was none
 * @param reason why the event was given up: the reason of the dead letter, or, with {@code REJECTED}, the one that it would have had if
 *     the dead-letter channel existed and had accepted it; {@code null} if it was not given up, such as with {@code DELIVERED}, or with
 *     {@code REJECTED} because the lease of its message ended
 * @param failure what the last attempt failed with, or why none could be made; {@code null} for {@code DELIVERED},
 *     {@code DUPLICATE}, {@code EXPIRED} and an expired event that was dead-lettered
 */
public record DeliveryResult(
        Outcome outcome,
        int attempts,
        @Nullable DeadLetterReason reason,
        @Nullable Throwable failure) {}

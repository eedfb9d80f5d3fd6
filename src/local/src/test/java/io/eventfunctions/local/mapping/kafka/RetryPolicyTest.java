package io.eventfunctions.local.mapping.kafka;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** When a batch isn't tried any more. */
class RetryPolicyTest {

    @Test
    void endlessRetriesEndAfterTenIfThereIsADestination() {
        assertTrue(RetryPolicy.FOREVER.exhausted(10, true));
        assertFalse(RetryPolicy.FOREVER.exhausted(9, true));
        assertFalse(RetryPolicy.FOREVER.exhausted(10_000, false));
    }
}

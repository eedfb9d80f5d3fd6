package io.eventfunctions.aws;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Section 6 of deploy/SQS-SNS-BINDING.md. */
class MessageSizeTest {

    @Test
    void theSizeIsThatOfBodyNamesTypesAndValues() {
        assertEquals(2 + 4 + 6 + 3, MessageSize.of("ü", Map.of("name", "sü"), any -> "String", value -> value));
    }

    @Test
    void otherFailuresHaveNothingToDoWithIt() {
        assertFalse(MessageSize.isTooLarge(new IllegalStateException()));
    }
}

package io.eventfunctions.http.deployment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.deployment.SampleEvent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

class PublishHintListenerTest {

    @AfterEach
    void forget() {
        PublishHint.remember(null);
    }

    @Test
    void aStartThatHasFailedPrintsNoHintAndNoFailureOfItsOwn() {
        PublishHint.remember(new PublishHint(new SampleEvent("users", "com.example.user", "{}")));
        assertDoesNotThrow(() -> new PublishHintListener().afterFirstStart(null));
    }
}

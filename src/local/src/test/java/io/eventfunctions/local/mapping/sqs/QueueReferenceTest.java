package io.eventfunctions.local.mapping.sqs;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the URL or the ARN of a queue tells. */
class QueueReferenceTest {

    private static final QueueReference STANDARD =
            QueueReference.at("https://sqs.eu-west-1.amazonaws.com/123456789012/users");

    @Test
    void aQueueTellsItsNameRegionAndServer() {
        assertEquals("users", STANDARD.name());
        assertEquals("eu-west-1", STANDARD.region());
        assertTrue(STANDARD.onAws());
        QueueReference byArn = QueueReference.named("arn:aws:sqs:eu-west-3:123456789012:users.fifo", null);
        assertEquals("eu-west-3", byArn.region());
        assertTrue(byArn.fifo() && byArn.onAws());
        QueueReference local = QueueReference.at("http://127.0.0.1:9324/000000000000/users");
        assertEquals(URI.create("http://127.0.0.1:9324/"), local.endpoint());
        assertFalse(local.onAws());
    }
}

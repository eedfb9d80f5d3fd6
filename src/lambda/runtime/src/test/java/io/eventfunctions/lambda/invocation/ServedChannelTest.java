package io.eventfunctions.lambda.invocation;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.eventfunctions.lambda.source.EventSource;
import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.spi.ChannelSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which event sources a channel on buckets and buses consumes. */
class ServedChannelTest {

    private static final String ARN = "arn:aws:s3:::pictures";
    private static final EventSource NOTIFICATION = new EventSource(EventSourceType.S3, "pictures", ARN);
    private static final EventSource THROUGH_EVENTBRIDGE = new EventSource(EventSourceType.EVENTBRIDGE, "aws.s3", ARN);

    @Test
    void aBucketThatExistsAlreadySendsItsEventsThroughEventBridgeOrItself() {
        ServedChannel channel = bucket("pictures", Optional.of(ARN));
        assertTrue(channel.consumes(THROUGH_EVENTBRIDGE));
        assertTrue(channel.consumes(NOTIFICATION));
        assertFalse(bucket("photos", Optional.of("arn:aws:s3:::photos")).consumes(THROUGH_EVENTBRIDGE));
    }

    @Test
    void aBucketOfTheTemplateNotifiesTheFunctionItself() {
        ServedChannel channel = bucket("pictures", Optional.empty());
        assertTrue(channel.consumes(NOTIFICATION));
        assertFalse(channel.consumes(THROUGH_EVENTBRIDGE));
    }

    @Test
    void aBusReceivesTheEventsOfBuckets() {
        assertTrue(bus("aws.s3").consumes(THROUGH_EVENTBRIDGE));
        assertFalse(bus("shop").consumes(THROUGH_EVENTBRIDGE));
    }

    private static ServedChannel bucket(String name, Optional<String> arn) {
        return new ServedChannel("channel", new ChannelSource.BucketSource(name, arn));
    }

    private static ServedChannel bus(String eventSource) {
        return new ServedChannel(
                "channel", new ChannelSource.BusSource("default", Optional.empty(), List.of(eventSource)));
    }
}

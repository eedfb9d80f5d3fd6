package io.eventfunctions.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a channel of an event source without a connector consumes. */
class LambdaConnectorDescriptorTest {

    private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:orders";

    @Test
    void aTopicIsNamedByItsNameOrItsArn() {
        assertEquals(
                new ChannelSource.SubscriptionSource(new Destination.PubSubTopic("orders", Optional.empty())),
                source(Map.of("topic", "orders")));
        assertEquals(
                new ChannelSource.SubscriptionSource(new Destination.PubSubTopic("orders", Optional.of(ARN))),
                source(Map.of("topic.arn", ARN)));
    }

    @Test
    void whatExistsAlreadyIsNamedByItsArnWhichHasItsNameInIt() {
        String stream = "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks";
        assertEquals(
                new ChannelSource.StreamSource("clicks", Optional.of(stream)), source(Map.of("stream.arn", stream)));
        String table = "arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:table/orders/stream/2026-01-31T12:00:00.000";
        assertEquals(
                new ChannelSource.TableSource("orders", Optional.of(table)), source(Map.of("table.stream.arn", table)));
        String bucket = "arn:aws:s3:::holiday-pictures";
        assertEquals(
                new ChannelSource.BucketSource("holiday-pictures", Optional.of(bucket)),
                source(Map.of("bucket.arn", bucket)));
        String bus = "arn:aws:events:eu-central-1:123456789012:event-bus/partner/shop";
        assertEquals(
                new ChannelSource.BusSource("partner/shop", Optional.of(bus), List.of("billing")),
                source(Map.of("bus.arn", bus, "event-source", "billing")));
    }

    @Test
    void anArnHasPrecedenceOverAName() {
        assertEquals(
                "holiday-pictures",
                ((ChannelSource.BucketSource)
                                source(Map.of("bucket", "pictures", "bucket.arn", "arn:aws:s3:::holiday-pictures")))
                        .name());
    }

    @ParameterizedTest
    @CsvSource({
        "stream.arn, clicks, the ARN of a stream",
        "table.stream.arn, arn:aws:dynamodb:eu-central-1:123456789012:table/orders, the ARN of a table's stream",
        "bucket.arn, arn:aws:s3:::pictures/2026, the ARN of a bucket",
        "bus.arn, arn:aws:sqs:eu-central-1:123456789012:shop, the ARN of a bus"
    })
    void anArnOfSomethingElseIsRefused(String attribute, String arn, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> source(Map.of(attribute, arn)))
                .getMessage();
        assertTrue(
                message.startsWith(
                        "EVF0950: Invalid value '%s' for mp.messaging.incoming.pictures.%s: expected %s, such as arn:"
                                .formatted(arn, attribute, expected)),
                message);
    }

    @Test
    void aBusMayBeNarrowedToSources() {
        assertEquals(
                new ChannelSource.BusSource("default", Optional.empty(), List.of("shop", "billing")),
                source(Map.of("bus", "default", "event-source", " shop, billing ")));
    }

    @Test
    void withoutAttributesTheChannelHasTheNameOfItsSource() {
        assertEquals(new ChannelSource.NamedSource("pictures"), source(Map.of()));
    }

    @Test
    void twoEventSourcesAreRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> source(Map.of("topic", "orders", "bucket", "photos")))
                .getMessage();
        assertTrue(message.startsWith("EVF0939"), message);
        assertTrue(message.contains("topic orders") && message.contains("bucket photos"), message);
    }

    private static ChannelSource source(Map<String, String> attributes) {
        return new LambdaConnectorDescriptor().source(ChannelAttributes.of("pictures", attributes));
    }
}

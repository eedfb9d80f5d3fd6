package io.eventfunctions.lambda.invocation;

import java.util.Optional;

import io.eventfunctions.lambda.source.EventSource;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ChannelSource.BucketSource;
import io.eventfunctions.spi.ChannelSource.BusSource;
import io.eventfunctions.spi.ChannelSource.NamedSource;
import io.eventfunctions.spi.ChannelSource.QueueSource;
import io.eventfunctions.spi.ChannelSource.StreamSource;
import io.eventfunctions.spi.ChannelSource.SubscriptionSource;
import io.eventfunctions.spi.ChannelSource.TableSource;
import io.eventfunctions.spi.Destination;

/**
 * A channel that a deployment serves.
 *
 * @param channel its name
 * @param source what it consumes
 */
public record ServedChannel(String channel, ChannelSource source) {

    /** The queue that the channel consumes, if it does. */
    public Optional<Destination.Queue> queue() {
        return source instanceof QueueSource queue ? Optional.of(queue.queue()) : Optional.empty();
    }

    boolean consumes(EventSource eventSource) {
        String name = eventSource.name();
        return switch (eventSource.type()) {
            case SQS -> queue().filter(queue -> queue.name().equals(name)).isPresent();
            case KAFKA -> source.consumes(new Destination.Topic(name));
            case SNS -> topic().filter(topic -> topic.name().equals(name)).isPresent() || isNamed(name);
            case KINESIS ->
                source instanceof StreamSource stream && stream.name().equals(name) || isNamed(name);
            case DYNAMODB -> source instanceof TableSource table && table.name().equals(name) || isNamed(name);
            case S3 -> source instanceof BucketSource bucket && bucket.name().equals(name) || isNamed(name);
            case EVENTBRIDGE ->
                source instanceof BusSource bus && receives(bus, name)
                        || source instanceof BucketSource bucket && notifies(bucket, eventSource);
            case DIRECT -> false;
        };
    }

    /** The topic that invokes the function: itself, or where it feeds the channel's queue. */
    private Optional<Destination.PubSubTopic> topic() {
        if (source instanceof SubscriptionSource subscription) {
            return Optional.of(subscription.topic());
        }
        return source instanceof QueueSource queue ? queue.subscribedTo() : Optional.empty();
    }

    private boolean isNamed(String name) {
        return source instanceof NamedSource named && named.name().equals(name);
    }

    /** A bucket that exists already sends its events through EventBridge, with its ARN. */
    private static boolean notifies(BucketSource bucket, EventSource eventSource) {
        return bucket.arn().filter(eventSource.arn()::equals).isPresent();
    }

    private static boolean receives(BusSource bus, String source) {
        return bus.eventSources().isEmpty() || bus.eventSources().contains(source);
    }

    @Override
    public String toString() {
        return source instanceof NamedSource ? channel : "%s (%s)".formatted(channel, source);
    }
}

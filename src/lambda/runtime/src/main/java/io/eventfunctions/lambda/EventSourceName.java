package io.eventfunctions.lambda;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.spi.ChannelAttributes;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * The attributes by which a channel names its event source: by its name, or by its ARN if it exists already. The ARN has precedence, and
 * has the name in it.
 */
enum EventSourceName {
    /** A stream of Kinesis. */
    STREAM(
            EventSourceType.KINESIS,
            "stream.arn",
            "arn:[^:]+:kinesis:[^:]+:\\d{12}:stream/([^/:]+)",
            "the ARN of a stream, such as arn:aws:kinesis:eu-central-1:123456789012:stream/clicks"),
    /** A table of DynamoDB; the ARN of its stream does not follow from that of the table. */
    TABLE(
            EventSourceType.DYNAMODB,
            "table.stream.arn",
            "arn:[^:]+:dynamodb:[^:]+:\\d{12}:table/([^/:]+)/stream/.+",
            "the ARN of a table's stream, such as arn:aws:dynamodb:eu-central-1:123456789012:table/orders/stream/2026-01-31T12:00:00.000"),
    /** A bucket of S3. */
    BUCKET(
            EventSourceType.S3,
            "bucket.arn",
            "arn:[^:]+:s3:::([^/:]+)",
            "the ARN of a bucket, such as arn:aws:s3:::pictures"),
    /** A bus of EventBridge. */
    BUS(
            EventSourceType.EVENTBRIDGE,
            "bus.arn",
            "arn:[^:]+:events:[^:]+:\\d{12}:event-bus/(.+)",
            "the ARN of a bus, such as arn:aws:events:eu-central-1:123456789012:event-bus/shop");

    private final EventSourceType type;
    private final String arnAttribute;
    private final String arnPattern;
    private final String expected;

    EventSourceName(EventSourceType type, String arnAttribute, String arnPattern, String expected) {
        this.type = type;
        this.arnAttribute = arnAttribute;
        this.arnPattern = arnPattern;
        this.expected = expected;
    }

    /**
     * What a channel names so; empty if it does not.
     *
     * @param source makes it of its name and its ARN
     * @throws IllegalArgumentException if the ARN is one of something else
     */
    <T> Optional<T> find(ChannelAttributes incoming, BiFunction<String, Optional<String>, T> source) {
        Optional<String> arn = incoming.find(arnAttribute);
        return arn.map(text -> name(incoming, text))
                .or(() -> incoming.find(type.attribute()))
                .map(name -> source.apply(name, arn));
    }

    private String name(ChannelAttributes incoming, String arn) {
        Matcher matcher = Pattern.compile(arnPattern).matcher(arn);
        if (!matcher.matches()) {
            throw MESSAGES.notAnArn(arn, incoming.channel(), arnAttribute, expected);
        }
        return matcher.group(1);
    }
}

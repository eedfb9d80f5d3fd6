package io.eventfunctions.sam.deployment.eventsource;

import java.util.regex.Pattern;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.topic.TopicNames;
import io.eventfunctions.spi.ChannelSource;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * The names that topics, streams, tables and buses may have. What an ARN names exists, so its name is right.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html">Kinesis</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">DynamoDB</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html">EventBridge</a>
 */
final class EventSourceNames {

    private static final Pattern STREAM = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern BUS = Pattern.compile("[a-zA-Z0-9_./-]{1,256}");

    private final TemplateProblems problems;

    EventSourceNames(TemplateProblems problems) {
        this.problems = problems;
    }

    void check(Channel channel) {
        ChannelSource source = channel.source();
        if (source instanceof ChannelSource.SubscriptionSource subscription
                && subscription.topic().arn().isEmpty()) {
            TopicNames.check(subscription.topic().name(), ChannelSettings.incoming(channel.name(), "topic"), problems);
        } else if (source instanceof ChannelSource.StreamSource stream
                && stream.arn().isEmpty()) {
            check(channel, "stream", stream.name(), STREAM, "1 to 128 letters, digits, _, . and -");
        } else if (source instanceof ChannelSource.TableSource table
                && table.streamArn().isEmpty()) {
            check(channel, "table", table.name(), TABLE, "3 to 255 letters, digits, _, . and -");
        } else if (source instanceof ChannelSource.BusSource bus && bus.arn().isEmpty()) {
            check(channel, "bus", bus.name(), BUS, "1 to 256 letters, digits, _, ., / and -");
        }
    }

    private void check(Channel channel, String attribute, String name, Pattern allowed, String expected) {
        if (!allowed.matcher(name).matches()) {
            problems.add(MESSAGES.invalidValue(
                    name,
                    ChannelSettings.incoming(channel.name(), attribute),
                    "a %s name of %s".formatted(attribute, expected)));
        }
    }
}

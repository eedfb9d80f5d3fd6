package io.eventfunctions.sam.deployment.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.spi.ChannelSource;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * The consumer groups of a channel's topics, and the names that groups and topics may have in an event source mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">CreateEventSourceMapping</a>
 */
final class KafkaNames {

    private static final String ENVIRONMENT = "${%s}-".formatted(Template.ENVIRONMENT);
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,248}");
    private static final Pattern GROUP = Pattern.compile("[a-zA-Z0-9/*:_+=.@-]*");
    private static final int LONGEST_GROUP = 200;

    private KafkaNames() {}

    /**
     * The group of each topic. Members of one group that consume different topics would rebalance each other, and stacks would share the
     * records.
     */
    static Map<String, String> groups(LambdaFunction function, ChannelSource.TopicSource source) {
        String group = source.group().orElse(ENVIRONMENT + function.name());
        return source.names().stream()
                .collect(Collectors.toMap(
                        topic -> topic, topic -> source.names().size() > 1 ? group + "-" + topic : group));
    }

    /** Reports names that a mapping can't have. */
    static void check(
            Channel channel, String application, ChannelSource.TopicSource source, TemplateProblems problems) {
        for (String topic : source.names()) {
            if (!TOPIC.matcher(topic).matches()) {
                problems.add(MESSAGES.invalidValue(
                        topic,
                        ChannelSettings.incoming(channel.name(), source.names().size() > 1 ? "topics" : "topic"),
                        "a topic name of 1 to 249 letters, digits, ., _ and -"));
            }
        }
        Optional<String> own = source.group();
        if (own.isPresent() && !GROUP.matcher(own.get()).matches()) {
            problems.add(MESSAGES.invalidValue(
                    own.get(),
                    ChannelSettings.incoming(channel.name(), "group.id"),
                    "a consumer group of letters, digits and /*:_+=.@- (limits of Lambda)"));
        }
        int reserved = own.isPresent() ? 0 : Template.PREFIX_LENGTH;
        groups(LambdaFunction.of(application, channel), source).values().forEach(group -> {
            String name = group.replace(ENVIRONMENT, "");
            if (reserved + name.length() > LONGEST_GROUP) {
                problems.add(MESSAGES.nameTooLong(
                        name,
                        "consumer group",
                        LONGEST_GROUP,
                        reserved,
                        "the environment",
                        "%s or the names of the topics"
                                .formatted(ChannelSettings.incoming(channel.name(), "group.id"))));
            }
        });
    }
}

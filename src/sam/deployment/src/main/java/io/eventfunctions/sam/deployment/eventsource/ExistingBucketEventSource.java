package io.eventfunctions.sam.deployment.eventsource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.spi.ChannelSource;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Functions that receive events of a bucket that exists already. A stack cannot add to the notifications of such a bucket, so its events
 * come through EventBridge, which the bucket's owner switches on.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html">Using EventBridge</a>
 */
final class ExistingBucketEventSource {

    /** What all types of these events begin with; those of notifications look otherwise. */
    private static final String TYPES = "Object ";

    private static final List<String> USUAL_TYPES = List.of("Object Created", "Object Deleted");

    private final TemplateProblems problems;
    private final RuleEventSource rules;

    ExistingBucketEventSource(TemplateProblems problems, RuleEventSource rules) {
        this.problems = problems;
        this.rules = rules;
    }

    void check(Channel channel) {
        channel.types().stream()
                .filter(type -> !type.startsWith(TYPES))
                .forEach(type -> problems.add(MESSAGES.notAnEventOfExistingBucket(channel.name(), type)));
    }

    void add(LambdaFunction function, Channel channel, ChannelSource.BucketSource source) {
        rules.add(
                function,
                channel,
                Optional.empty(),
                YamlMapping.empty()
                        .put("source", List.of("aws.s3"))
                        .put("detail-type", channel.types().isEmpty() ? USUAL_TYPES : List.copyOf(channel.types()))
                        .put("detail", Map.of("bucket", Map.of("name", List.of(source.name())))));
    }
}

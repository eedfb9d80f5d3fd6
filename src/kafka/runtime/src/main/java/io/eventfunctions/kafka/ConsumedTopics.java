package io.eventfunctions.kafka;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The topics that an incoming Kafka channel consumes.
 *
 * @param attribute the attribute that names them, as the user wrote it
 * @param only the topic, if the attribute can't stand for any other
 * @param contains whether a topic is one of them
 */
record ConsumedTopics(String attribute, Optional<String> only, Predicate<String> contains) {

    /** What the connector makes of a channel's attributes: several topics, a pattern, one topic or else the channel's name. */
    static ConsumedTopics of(String channel, Function<String, Optional<String>> incoming) {
        Optional<String> several = incoming.apply("topics");
        String topic = incoming.apply("topic").orElse(channel);
        if (several.isPresent()) {
            Set<String> names = Arrays.stream(several.get().split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            Optional<String> only =
                    names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
            return new ConsumedTopics("topics=" + several.get(), only, names::contains);
        }
        if (incoming.apply("pattern").map(Boolean::parseBoolean).orElse(false)) {
            return new ConsumedTopics(
                    "topic=" + topic + " with pattern=true", Optional.empty(), name -> Pattern.matches(topic, name));
        }
        return new ConsumedTopics("topic=" + topic, Optional.of(topic), topic::equals);
    }
}

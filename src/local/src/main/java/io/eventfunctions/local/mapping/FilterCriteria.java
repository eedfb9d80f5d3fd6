package io.eventfunctions.local.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import software.amazon.event.ruler.RuleCompiler;
import software.amazon.event.ruler.Ruler;

/**
 * Which records a function gets: those that one of the patterns matches. The rules are those of Amazon's own Event Ruler.
 *
 * @param patterns JSON such as {@code {"body":{"type":["order"]}}} for messages, {@code {"value":{...}}} for Kafka records; 1 to
 *     10 of them
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">AWS's description</a>
 */
public record FilterCriteria(List<String> patterns) {

    private static final int MOST = 10;
    private static final int LONGEST = 4096;

    /** Checks the patterns. */
    public FilterCriteria {
        patterns = List.copyOf(patterns);
        AwsLimit.require(
                !patterns.isEmpty() && patterns.size() <= MOST,
                "The filter criteria have %s patterns; AWS allows 1 to 10",
                patterns.size());
        for (String pattern : patterns) {
            AwsLimit.require(
                    pattern.length() <= LONGEST,
                    "A filter pattern has %s characters; AWS allows 4096: %s",
                    pattern.length(),
                    pattern);
            String problem = RuleCompiler.check(pattern);
            AwsLimit.require(problem == null, "The filter pattern %s is not one that AWS allows: %s", pattern, problem);
        }
    }

    /** The criteria with those patterns. */
    public static FilterCriteria of(String... patterns) {
        return new FilterCriteria(List.of(patterns));
    }

    /** Refuses patterns that look at anything but a record's payload. */
    public static void requireOnly(String key, FilterCriteria filter) {
        for (String pattern : filter == null ? List.<String>of() : filter.patterns()) {
            tree(pattern.getBytes(StandardCharsets.UTF_8))
                    .fieldNames()
                    .forEachRemaining(name -> AwsLimit.require(
                            name.equals(key),
                            "The filter pattern %s has the key %s; AWS supports %s only",
                            pattern,
                            name,
                            key));
        }
    }

    /**
     * Whether a message passes. Where its body is JSON and the pattern wants text, or the other way round, it doesn't.
     *
     * @param json the record of an SQS event
     */
    public boolean matchesBody(byte[] json) {
        ObjectNode message = tree(json);
        message.set("body", unpacked(message.get("body").textValue()));
        return patterns.stream().anyMatch(pattern -> matches(message, pattern));
    }

    /**
     * Whether a Kafka record passes. Where its value is JSON and the pattern wants text, or the other way round, it does.
     *
     * @param value null for a record without one
     */
    public boolean matchesValue(String value) {
        JsonNode unpacked = value == null ? null : unpacked(value);
        ObjectNode event = AwsJson.MAPPER.createObjectNode().set("value", unpacked);
        return patterns.stream().anyMatch(pattern -> !sameFormat(unpacked, pattern) || matches(event, pattern));
    }

    private static boolean sameFormat(JsonNode value, String pattern) {
        JsonNode wanted = tree(pattern.getBytes(StandardCharsets.UTF_8)).path("value");
        return value == null || wanted.isMissingNode() || wanted.isObject() == value.isObject();
    }

    private static boolean matches(ObjectNode event, String pattern) {
        try {
            return Ruler.matchesRule(event.toString(), pattern);
        } catch (Exception e) {
            throw new IllegalStateException("The filter pattern %s can't be applied".formatted(pattern), e);
        }
    }

    private static JsonNode unpacked(String text) {
        try {
            JsonNode node = AwsJson.MAPPER.readTree(text);
            return node.isObject() ? node : TextNode.valueOf(text);
        } catch (IOException e) {
            return TextNode.valueOf(text);
        }
    }

    private static ObjectNode tree(byte[] json) {
        try {
            return (ObjectNode) AwsJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("A record is no JSON object", e);
        }
    }
}

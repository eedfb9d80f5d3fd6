package io.eventfunctions.local.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.local.LocalMessages;

/**
 * What the values in a template are in its stack: the functions {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub} and {@code Fn::Join},
 * on parameters, queues and topics.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">AWS's
 *     description</a>
 */
final class TemplateValues {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final Pattern QUEUE_URL = Pattern.compile("https?://[^/]+/(?<account>[^/]+)/(?<name>[^/]+)");

    private final String stack;
    private final String region;
    private final Map<String, String> parameters;
    private final Map<String, StackResource> resources;

    TemplateValues(String stack, String region, Map<String, String> parameters, Map<String, StackResource> resources) {
        this.stack = stack;
        this.region = region;
        this.parameters = parameters;
        this.resources = resources;
    }

    /**
     * The text that a value stands for.
     *
     * @throws IllegalStateException if that isn't known here
     */
    String text(JsonNode value) {
        if (!value.isContainerNode()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return reference(value.get("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode attribute = value.get("Fn::GetAtt");
            return attribute.isArray()
                    ? attribute(attribute.get(0).asText(), attribute.get(1).asText())
                    : attribute(attribute.asText());
        }
        if (value.has("Fn::Sub") && value.get("Fn::Sub").isTextual()) {
            return substituted(value.get("Fn::Sub").asText());
        }
        if (value.has("Fn::Join")) {
            JsonNode join = value.get("Fn::Join");
            List<String> parts = new ArrayList<>();
            join.get(1).forEach(part -> parts.add(text(part)));
            return String.join(join.get(0).asText(), parts);
        }
        throw unknown(value);
    }

    private String reference(String name) {
        return switch (name) {
            case "AWS::Region" -> region;
            case "AWS::Partition" -> "aws";
            case "AWS::StackName" -> stack;
            case "AWS::AccountId" -> account();
            default ->
                Optional.ofNullable(parameters.get(name))
                        .or(() -> Optional.ofNullable(resources.get(name)).map(StackResource::physicalId))
                        .orElseThrow(() -> unknown(name));
        };
    }

    private String attribute(String dotted) {
        int dot = dotted.indexOf('.');
        return attribute(dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    private String attribute(String name, String attribute) {
        StackResource resource = resources.get(name);
        if (resource == null) {
            throw unknown(name);
        }
        Matcher queue = QUEUE_URL.matcher(resource.physicalId());
        return switch (attribute) {
            case "TopicArn" -> resource.physicalId();
            case "TopicName" ->
                resource.physicalId().substring(resource.physicalId().lastIndexOf(':') + 1);
            case "Arn" ->
                queue.matches()
                        ? "arn:aws:sqs:%s:%s:%s".formatted(region, queue.group("account"), queue.group("name"))
                        : resource.physicalId();
            case "QueueName" -> queue.matches() ? queue.group("name") : resource.physicalId();
            default -> throw unknown(name + "." + attribute);
        };
    }

    private String substituted(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String name = match.group(2);
            String value = match.group(1).isEmpty()
                    ? name.contains(".") ? attribute(name) : reference(name)
                    : "${" + name + "}";
            return Matcher.quoteReplacement(value);
        });
    }

    /** That of the stack's queues. */
    private String account() {
        return resources.values().stream()
                .map(resource -> QUEUE_URL.matcher(resource.physicalId()))
                .filter(Matcher::matches)
                .map(queue -> queue.group("account"))
                .findFirst()
                .orElseThrow(() -> unknown("AWS::AccountId"));
    }

    private IllegalStateException unknown(Object value) {
        return LocalMessages.STACK.unknownValue(value, stack);
    }
}

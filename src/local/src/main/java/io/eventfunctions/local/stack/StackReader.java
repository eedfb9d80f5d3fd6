package io.eventfunctions.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.http.SdkHttpMethod;

import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.FilterCriteria;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** Reads what functions of a stack there are, and what invokes them. */
final class StackReader {

    private static final String API = "/2015-03-31/";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private final AwsServer server;
    private final String region;
    private final String stack;
    private final Map<String, StackResource> made;
    private final JsonNode template;
    private final TemplateValues values;

    private final List<DeployedFunction> functions = new ArrayList<>();
    private final List<DeployedMapping> mappings = new ArrayList<>();
    private final List<QueueSubscription> subscriptions = new ArrayList<>();
    private final List<StackResource> leftOut = new ArrayList<>();
    private final List<StackResource> unserved = new ArrayList<>();

    StackReader(AwsServer server, String region, String stack) {
        this.server = server;
        this.region = region;
        this.stack = stack;
        CloudFormation formation = new CloudFormation(server);
        made = formation.resources(stack);
        template = formation.template(stack).path("Resources");
        values = new TemplateValues(stack, region, formation.parameters(stack), made);
    }

    DeployedStack read() {
        template.properties().forEach(entry -> read(entry.getKey(), entry.getValue()));
        return new DeployedStack(
                server.endpoint(), region, stack, functions, mappings, subscriptions, leftOut, unserved);
    }

    private void read(String logicalId, JsonNode described) {
        String type = described.path("Type").asText();
        JsonNode properties = described.path("Properties");
        StackResource resource = made.get(logicalId);
        if (resource != null) {
            switch (type) {
                case FUNCTION -> functions.add(function(resource, properties));
                case MAPPING -> addMapping(resource, properties);
                default -> {}
            }
        } else if (!described.has("Condition")) {
            // What has a condition may well not be wanted.
            addLeftOut(new StackResource(logicalId, type, null), properties);
        }
    }

    private void addLeftOut(StackResource resource, JsonNode properties) {
        boolean queue = properties.path("Protocol").asText().equals("sqs");
        if (resource.type().equals(SUBSCRIPTION) && queue) {
            subscriptions.add(subscription(resource.logicalId(), properties));
        } else {
            leftOut.add(resource);
        }
    }

    private DeployedFunction function(StackResource resource, JsonNode properties) {
        JsonNode deployed =
                server.lambda(SdkHttpMethod.GET, API + "functions/" + resource.physicalId() + "/configuration", null);
        Map<String, String> environment = new HashMap<>();
        deployed.path("Environment")
                .path("Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        JsonNode code = properties.path("Code");
        return new DeployedFunction(
                resource.logicalId(),
                deployed.path("FunctionName").asText(),
                deployed.path("Runtime").asText(),
                deployed.path("Handler").asText(),
                Duration.ofSeconds(deployed.path("Timeout").asInt()),
                deployed.path("MemorySize").asInt(),
                environment,
                code.has("S3Bucket")
                        ? new DeployedFunction.S3Location(
                                values.text(code.get("S3Bucket")), values.text(code.get("S3Key")))
                        : null);
    }

    /** Whether it is enabled is asked of the template, because {@link LocalStack} disables what it finds on the server. */
    private void addMapping(StackResource resource, JsonNode properties) {
        JsonNode deployed = server.lambda(SdkHttpMethod.GET, mapping(resource.physicalId()), null);
        String source = deployed.path("EventSourceArn").asText();
        if (!source.startsWith("arn:aws:sqs:")) {
            unserved.add(resource);
        } else if (properties.path("Enabled").asBoolean(true)) {
            String function = deployed.path("FunctionArn").asText().split(":")[6];
            mappings.add(new DeployedMapping(
                    resource.logicalId(), resource.physicalId(), function, mapping(source, deployed)));
        }
    }

    static String mapping(String id) {
        return API + "event-source-mappings/" + id;
    }

    private SqsMapping mapping(String queue, JsonNode deployed) {
        JsonNode concurrency = deployed.path("ScalingConfig").path("MaximumConcurrency");
        List<String> answers = new ArrayList<>();
        deployed.path("FunctionResponseTypes").forEach(type -> answers.add(type.asText()));
        List<String> patterns = new ArrayList<>();
        deployed.path("FilterCriteria")
                .path("Filters")
                .forEach(filter -> patterns.add(filter.path("Pattern").asText()));
        return new SqsMapping(
                QueueReference.named(queue, server.endpoint()),
                new Batching(
                        deployed.path("BatchSize").asInt(),
                        Duration.ofSeconds(
                                deployed.path("MaximumBatchingWindowInSeconds").asInt())),
                concurrency.isInt() ? concurrency.asInt() : null,
                answers.contains("ReportBatchItemFailures"),
                patterns.isEmpty() ? null : new FilterCriteria(patterns));
    }

    private QueueSubscription subscription(String logicalId, JsonNode properties) {
        Map<String, String> attributes = new HashMap<>();
        properties.properties().forEach(property -> {
            JsonNode value = property.getValue();
            switch (property.getKey()) {
                case "TopicArn", "Protocol", "Endpoint", "Region" -> {}
                case "FilterPolicy", "DeliveryPolicy" -> attributes.put(property.getKey(), value.toString());
                case "RedrivePolicy" ->
                    attributes.put(
                            property.getKey(),
                            "{\"deadLetterTargetArn\":\"%s\"}"
                                    .formatted(values.text(value.path("deadLetterTargetArn"))));
                default -> attributes.put(property.getKey(), values.text(value));
            }
        });
        return new QueueSubscription(
                logicalId,
                values.text(properties.path("TopicArn")),
                values.text(properties.path("Endpoint")),
                attributes);
    }
}

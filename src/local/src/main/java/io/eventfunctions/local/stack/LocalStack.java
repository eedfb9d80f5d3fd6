package io.eventfunctions.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import software.amazon.awssdk.http.SdkHttpMethod;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.FunctionBuilder;
import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.mapping.Poller;

/**
 * Runs the functions of a deployed stack on this machine: each in a local Lambda with the environment, timeout and memory that
 * were deployed, behind the event source mappings that were deployed, on the queues of the server that the stack is on. It takes
 * the place of that server's own mappings, and makes the subscriptions that the server has left out.
 */
public final class LocalStack implements AutoCloseable {

    private static final String SNS = "2010-03-31";

    private final DeployedStack stack;
    private final Map<String, Path> artifacts;
    private final Map<String, LocalLambda> functions = new HashMap<>();
    private final Map<String, Path> running = new HashMap<>();
    private final List<Poller> pollers = new ArrayList<>();
    private FunctionCode code;

    private LocalStack(DeployedStack stack, Map<String, Path> artifacts) {
        this.stack = stack;
        this.artifacts = artifacts;
    }

    /**
     * Runs a stack until it is closed.
     *
     * @param artifacts what functions run instead of what was deployed, by logical id, in which {@code *} stands for anything
     * @param environment more environment variables of all functions
     * @param concurrency the greatest number of runtimes of each function
     * @throws IllegalStateException if it can't be run, with a sentence that says why
     */
    public static LocalStack start(
            DeployedStack stack, Map<String, Path> artifacts, Map<String, String> environment, int concurrency) {
        LocalStack running = new LocalStack(stack, new LinkedHashMap<>(artifacts));
        try {
            running.start(environment, concurrency);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private void start(Map<String, String> environment, int concurrency) {
        try (AwsServer server = new AwsServer(stack.endpoint(), stack.region())) {
            code = new FunctionCode(artifacts);
            for (DeployedMapping mapping : stack.mappings()) {
                takeOver(mapping, server);
            }
            stack.subscriptions().forEach(subscription -> subscribe(subscription, server));
            leftOut()
                    .forEach((type, names) ->
                            LocalMessages.STACK.leftOut(stack.endpoint(), type, String.join(", ", names)));
            stack.unserved()
                    .forEach(resource -> LocalMessages.STACK.mappingNotRun(resource.logicalId(), resource.type()));
            for (DeployedMapping mapping : stack.mappings()) {
                LocalLambda function = functions.computeIfAbsent(
                        mapping.function(), name -> start(deployed(name), environment, concurrency, server));
                pollers.add(Poller.start(mapping.mapping(), function));
                LocalMessages.STACK.functionRuns(
                        mapping.function(),
                        deployed(mapping.function()).logicalId(),
                        mapping.mapping().source());
            }
            stack.functions().stream()
                    .filter(function -> !functions.containsKey(function.name()))
                    .forEach(function -> LocalMessages.STACK.functionNotRun(function.name(), function.logicalId()));
        }
    }

    private Map<String, List<String>> leftOut() {
        return stack.leftOut().stream()
                .collect(Collectors.groupingBy(
                        StackResource::type,
                        TreeMap::new,
                        Collectors.mapping(StackResource::logicalId, Collectors.toList())));
    }

    /** moto_server would invoke the function in a container, or count a reception of the message where it can't. */
    private static void takeOver(DeployedMapping mapping, AwsServer server) {
        server.lambda(
                SdkHttpMethod.PUT,
                StackReader.mapping(mapping.id()),
                JsonNodeFactory.instance.objectNode().put("Enabled", false));
    }

    private static void subscribe(QueueSubscription subscription, AwsServer server) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("TopicArn", subscription.topic());
        parameters.put("Protocol", "sqs");
        parameters.put("Endpoint", subscription.queue());
        int number = 1;
        for (Map.Entry<String, String> attribute : new TreeMap<>(subscription.attributes()).entrySet()) {
            parameters.put("Attributes.entry.%d.key".formatted(number), attribute.getKey());
            parameters.put("Attributes.entry.%d.value".formatted(number), attribute.getValue());
            number++;
        }
        server.query("sns", SNS, "Subscribe", parameters);
        LocalMessages.STACK.subscribed(
                subscription.logicalId(),
                subscription.queue(),
                subscription.topic(),
                new TreeMap<>(subscription.attributes()));
    }

    private DeployedFunction deployed(String name) {
        return stack.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LocalMessages.STACK.functionNotInStack(stack.name(), name));
    }

    /** What a function runs, by the function's name. */
    public Path artifact(String function) {
        return running.get(function);
    }

    private LocalLambda start(
            DeployedFunction deployed, Map<String, String> environment, int concurrency, AwsServer server) {
        Path artifact = code.of(deployed, server);
        running.put(deployed.name(), artifact);
        FunctionBuilder function = LocalLambda.function(deployed.name())
                .artifact(artifact)
                .timeout(deployed.timeout())
                .memory(deployed.memory())
                .region(stack.region())
                .concurrency(concurrency)
                .environment(deployed.environment())
                .environment(Map.of("AWS_ENDPOINT_URL", withoutSlash(stack.endpoint())))
                .environment(environment);
        if (deployed.runtime().startsWith("java")) {
            function.handler(deployed.handler());
        }
        return function.start();
    }

    private static String withoutSlash(URI endpoint) {
        return endpoint.toString().replaceAll("/$", "");
    }

    /** Takes no more events, waits for the invocations under way, and ends all runtimes. Its mappings stay disabled on the server. */
    @Override
    public void close() {
        pollers.parallelStream().forEach(Poller::close);
        functions.values().parallelStream().forEach(LocalLambda::close);
        if (code != null) {
            code.close();
        }
    }
}

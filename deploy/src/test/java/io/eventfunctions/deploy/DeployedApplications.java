package io.eventfunctions.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.eventfunctions.local.stack.DeployedStack;
import io.eventfunctions.local.stack.LocalStack;
import io.eventfunctions.local.stack.MotoServer;
import io.eventfunctions.local.stack.StackDeployment;
import io.eventfunctions.local.stack.TranslatedTemplate;

/**
 * The root template, deployed to moto_server with Amazon's own command line, and its functions at work on this machine. Somebody
 * else's queue is subscribed to the topic of orders. The function for users has so short a timeout that no retry fits into an invocation.
 */
final class DeployedApplications implements AutoCloseable {

    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final String STACK = "applications-test";
    private static final int USERS_TIMEOUT_SECONDS = 6;
    private static final Map<String, String> USERS_RETRIES = Map.of(
            "MP_MESSAGING_INCOMING_USERS_DELIVERY_BACKOFF",
            "fixed",
            "MP_MESSAGING_INCOMING_USERS_DELIVERY_BACKOFF_DELAY",
            USERS_TIMEOUT_SECONDS + "s");
    private static final String ENVIRONMENT = "test";
    private static final String BUCKET = "code";
    private static final String HISTORY = "history.fifo";

    private final MotoServer moto = new MotoServer();
    private final AwsCommand aws = new AwsCommand(moto.endpoint());
    private final List<JsonNode> history = new ArrayList<>();
    private DeployedStack deployed;
    private LocalStack running;
    private String topic;

    void start(Path directory) throws Exception {
        moto.start();
        TranslatedTemplate template = TranslatedTemplate.translate(TEMPLATE, BUCKET, AwsCommand.REGION);
        new StackDeployment(moto.endpoint(), AwsCommand.REGION).upload(template, BUCKET);
        Path translated = Files.writeString(directory.resolve("template.json"), withShortTimeout(template.template()));
        aws.run(
                "cloudformation",
                "deploy",
                "--stack-name",
                STACK,
                "--template-file",
                translated.toString(),
                "--capabilities",
                "CAPABILITY_IAM",
                "--parameter-overrides",
                "Environment=" + ENVIRONMENT);
        topic = aws.run("sns", "list-topics", "--query", "Topics[].TopicArn", "--output", "text")
                .lines()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .filter(arn -> arn.endsWith(":%s-orders.fifo".formatted(ENVIRONMENT)))
                .findFirst()
                .orElseThrow();
        listen();
        deployed = DeployedStack.read(moto.endpoint(), AwsCommand.REGION, STACK);
        running = LocalStack.start(deployed, Map.of(), Map.of(), 1);
    }

    private static String withShortTimeout(String template) {
        JsonNode all = AwsCommand.parsed(template);
        ObjectNode users = (ObjectNode) all.at("/Resources/UsersUsersFunction/Properties");
        users.put("Timeout", USERS_TIMEOUT_SECONDS);
        ObjectNode variables = (ObjectNode) users.at("/Environment/Variables");
        USERS_RETRIES.forEach(variables::put);
        return all.toString();
    }

    private void listen() {
        aws.run("sqs", "create-queue", "--queue-name", HISTORY, "--attributes", "FifoQueue=true");
        aws.run(
                "sns",
                "subscribe",
                "--topic-arn",
                topic,
                "--protocol",
                "sqs",
                "--notification-endpoint",
                topic.replace(":sns:", ":sqs:").replaceAll(":[^:]+$", ":" + HISTORY),
                "--attributes",
                "RawMessageDelivery=true");
    }

    DeployedStack stack() {
        return deployed;
    }

    /** Publishes an order to the deployed topic. */
    void place(String order, String item, int quantity, String card) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/shell","type":"com.example.order.placed","partitionkey":"%s",\
                "data":{"orderId":"%s","item":"%s","quantity":%d,"amount":9.99,"card":"%s"}}""".formatted(order, order, order, item, quantity, card);
        aws.run(
                "sns",
                "publish",
                "--topic-arn",
                topic,
                "--message",
                event,
                "--message-group-id",
                order,
                "--message-deduplication-id",
                order);
    }

    /**
     * Sends a registration without the user's id to the deployed queue: the welcome e-mail needs none, but nobody can be counted without
     * one.
     */
    void registerWithoutId(String email) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/shell","type":"com.example.user.registered",\
                "data":{"name":"Ada","email":"%s"}}""".formatted(email, email);
        aws.run("sqs", "send-message", "--queue-url", url(ENVIRONMENT + "-users"), "--message-body", event);
    }

    /** The dead letters of the users' queue, each once. */
    List<JsonNode> deadLettersOfUsers() {
        return take(ENVIRONMENT + "-users-dead-letters");
    }

    /** The welcome e-mails, each once. */
    List<JsonNode> emails() {
        return take(ENVIRONMENT + "-emails");
    }

    /** What happened to an order until now, in order. */
    List<JsonNode> history(String order) {
        history.addAll(take(HISTORY));
        return history.stream().filter(event -> isOf(order, event)).toList();
    }

    /** The dead letters of an order in a deployed queue. */
    List<JsonNode> deadLetters(String order, String queue) {
        return take(ENVIRONMENT + "-" + queue).stream()
                .filter(event -> isOf(order, event))
                .toList();
    }

    private static boolean isOf(String order, JsonNode event) {
        return order.equals(event.path("data").path("orderId").asText());
    }

    private String url(String queue) {
        return moto.endpoint().resolve("/123456789012/" + queue).toString();
    }

    private List<JsonNode> take(String queue) {
        String url = url(queue);
        List<JsonNode> events = new ArrayList<>();
        JsonNode received = aws.json("sqs", "receive-message", "--queue-url", url, "--max-number-of-messages", "10");
        for (JsonNode message : received.path("Messages")) {
            events.add(AwsCommand.parsed(message.get("Body").asText()));
            String receipt = message.get("ReceiptHandle").asText();
            aws.run("sqs", "delete-message", "--queue-url", url, "--receipt-handle", receipt);
        }
        return events;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        moto.close();
    }
}

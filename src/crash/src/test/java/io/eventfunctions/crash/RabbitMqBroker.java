package io.eventfunctions.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;

/**
 * A RabbitMQ server with a durable queue that has a single active consumer. Messages are persistent, and published when the server has
 * confirmed them.
 */
final class RabbitMqBroker implements CuttableBroker {

    private static final String WORK = "work";
    private static final String DEAD_LETTERS = "work-dead-letters";
    private static final String HEADER = "cloudEvents:";
    private static final int PART = 500;
    private static final int CONFIRM_MILLIS = 30_000;
    private static final AMQP.BasicProperties STRUCTURED = MessageProperties.MINIMAL_PERSISTENT_BASIC
            .builder()
            .contentType("application/cloudevents+json")
            .build();

    private final RabbitMqNode node;
    private boolean created;

    /** One that keeps its files below that directory. */
    RabbitMqBroker(Path directory) {
        node = new RabbitMqNode(directory);
    }

    /** What is done with the server. */
    @FunctionalInterface
    private interface Use<T> {
        T with(Channel amqp) throws IOException, TimeoutException, InterruptedException;
    }

    private <T> T use(Use<T> use) {
        try (Connection connection = node.factory().newConnection()) {
            return use.with(connection.createChannel());
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("RabbitMQ on port " + port() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    /** The broker gives the messages to one consumer at a time. */
    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public void start() {
        node.start();
        if (!created) {
            use(amqp -> amqp.queueDeclare(WORK, true, false, false, Map.of("x-single-active-consumer", true)));
            created = true;
        }
    }

    @Override
    public void kill() {
        node.kill();
    }

    @Override
    public int port() {
        return node.port();
    }

    @Override
    public Map<String, String> settingsAt(int port) {
        return Map.of(
                "quarkus.profile", "rabbitmq", "rabbitmq-host", "127.0.0.1", "rabbitmq-port", String.valueOf(port));
    }

    @Override
    public String source() {
        return "amqp://127.0.0.1:" + port();
    }

    @Override
    public void publish(List<WorkItem> items) {
        use(amqp -> {
            amqp.confirmSelect();
            for (int from = 0; from < items.size(); from += PART) {
                for (WorkItem item : items.subList(from, Math.min(from + PART, items.size()))) {
                    CloudEvent event = Workload.event(item)
                            .withExtension("partitionkey", item.key())
                            .build();
                    amqp.basicPublish("", WORK, STRUCTURED, new JsonFormat().serialize(event));
                }
                amqp.waitForConfirmsOrDie(CONFIRM_MILLIS);
            }
            return null;
        });
    }

    /** Messages that wait are cheap to count; those that a consumer holds are counted when none waits. */
    @Override
    public long unacknowledged() throws IOException {
        long waiting = use(amqp -> amqp.messageCount(WORK));
        return waiting > 0 ? waiting : node.messages(WORK);
    }

    @Override
    public List<CloudEvent> deadLetters() {
        return use(amqp -> {
            List<CloudEvent> letters = new ArrayList<>();
            for (GetResponse next = amqp.basicGet(DEAD_LETTERS, true);
                    next != null;
                    next = amqp.basicGet(DEAD_LETTERS, true)) {
                letters.add(letter(next.getProps()));
            }
            return letters;
        });
    }

    /** As much of a letter as the test looks at. */
    private static CloudEvent letter(AMQP.BasicProperties properties) {
        return CloudEventBuilder.v1()
                .withId(header("id", properties))
                .withSource(URI.create(header("source", properties)))
                .withType(header("type", properties))
                .withExtension("deadletterfunction", header("deadletterfunction", properties))
                .build();
    }

    private static String header(String name, AMQP.BasicProperties properties) {
        return properties.getHeaders().get(HEADER + name).toString();
    }

    @Override
    public void close() {
        node.close();
    }
}

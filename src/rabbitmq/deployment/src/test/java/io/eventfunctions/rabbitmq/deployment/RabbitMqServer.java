package io.eventfunctions.rabbitmq.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

import io.eventfunctions.rabbitmq.server.AmqpBroker;

/**
 * The server that the tests run on: a real RabbitMQ if one answers on loopback on the standard port, or else an embedded
 * broker. {@code -Devent-functions.test.rabbitmq.port=1} wants the latter in any case, as nobody listens there.
 */
public final class RabbitMqServer {

    /** Where it is. */
    public static final String HOST = "127.0.0.1";

    private static final String PORT = "event-functions.test.rabbitmq.port";
    private static final String FOUND = "event-functions.test.rabbitmq.found";
    private static final String EMBEDDED = "event-functions.test.rabbitmq.embedded";

    private RabbitMqServer() {}

    /** What is done with a server that needs no application. */
    @FunctionalInterface
    public interface Use<T> {

        /** Uses an AMQP channel, which is closed afterwards. */
        T with(Channel amqp) throws IOException;
    }

    /** How channels reach the server. */
    public static Map<String, String> attributes() {
        return Map.of("host", HOST, "port", String.valueOf(port()));
    }

    /** The port that it listens on; looks once in a Java process and says what it has found. */
    public static synchronized int port() {
        Integer found = Integer.getInteger(FOUND);
        if (found == null) {
            found = look(Integer.getInteger(PORT, ConnectionFactory.DEFAULT_AMQP_PORT));
            System.setProperty(FOUND, String.valueOf(found));
        }
        return found;
    }

    /** Whether it is the embedded broker, which lacks some of what RabbitMQ has. */
    public static boolean isEmbedded() {
        port();
        return Boolean.getBoolean(EMBEDDED);
    }

    private static int look(int port) {
        try (Connection connection = server(port).newConnection()) {
            System.out.printf(
                    "RabbitMQ tests run on %s %s on port %d%n",
                    connection.getServerProperties().get("product"),
                    connection.getServerProperties().get("version"),
                    port);
            return port;
        } catch (IOException | TimeoutException e) {
            List<Path> classPath = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
            AmqpBroker embedded = new AmqpBroker(classPath);
            embedded.start();
            System.setProperty(EMBEDDED, "true");
            System.out.printf(
                    "RabbitMQ tests run on an embedded AMQP broker: no server answers on port %d (%s)%n", port, e);
            return embedded.port();
        }
    }

    private static ConnectionFactory server(int port) {
        ConnectionFactory server = new ConnectionFactory();
        server.setHost(HOST);
        server.setPort(port);
        return server;
    }

    /** Makes the classes that applications need for this part of one. */
    public static QuarkusUnitTest in(QuarkusUnitTest app, Class<?>... more) {
        Supplier<JavaArchive> archive = app.getArchiveProducer();
        return app.setArchiveProducer(
                () -> archive.get().addClasses(RabbitMqServer.class, Use.class).addClasses(more));
    }

    /** Does something with the server. */
    public static <T> T use(Use<T> use) {
        return use(port(), use);
    }

    /** Does something with the server that listens on a port of loopback. */
    public static <T> T use(int port, Use<T> use) {
        try (Connection connection = server(port).newConnection()) {
            return use.with(connection.createChannel());
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Brings a text to a queue. */
    public static void publish(int port, String queue, String text) {
        use(port, amqp -> {
            amqp.basicPublish("", queue, null, text.getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    /** Brings an event's JSON to a queue. */
    public static void publishEvent(String queue, String json) {
        AMQP.BasicProperties structured = new AMQP.BasicProperties.Builder()
                .contentType("application/cloudevents+json")
                .build();
        use(amqp -> {
            amqp.basicPublish("", queue, structured, json.getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    /** How many messages of a queue wait for a consumer. */
    public static long waiting(String queue) {
        return use(amqp -> amqp.messageCount(queue));
    }

    /** How many messages of a queue another consumer could get. The embedded broker counts those that wait only in this way. */
    public static int obtainable(String queue) {
        return use(amqp -> {
            int messages = 0;
            while (amqp.basicGet(queue, false) != null) {
                messages++;
            }
            return messages;
        });
    }

    /** Deletes queues and exchanges, so that a server that lives on is as it was. */
    public static void delete(Collection<String> names) {
        if (isEmbedded()) {
            return;
        }
        use(amqp -> {
            for (String name : names) {
                amqp.queueDelete(name);
                amqp.exchangeDelete(name);
            }
            return null;
        });
    }
}

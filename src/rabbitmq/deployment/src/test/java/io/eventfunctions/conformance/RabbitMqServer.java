package io.eventfunctions.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * The server that the tests run on: a real RabbitMQ if one answers on loopback on the standard port, or else the embedded
 * broker. {@code -Devent-functions.test.rabbitmq=embedded} wants the latter in any case.
 */
final class RabbitMqServer {

    private static final String CHOICE = "event-functions.test.rabbitmq";
    private static final String EMBEDDED = "embedded";
    private static final String HOST = "127.0.0.1";

    private RabbitMqServer() {}

    /** How channels reach the server; nothing if it is the embedded one, which the application finds by itself. */
    static Map<String, String> attributes() {
        return isReal() ? Map.of("host", HOST) : Map.of();
    }

    /** Whether it is a server that lives on; looks once and says what it has found. */
    static synchronized boolean isReal() {
        String choice = System.getProperty(CHOICE);
        if (choice == null) {
            choice = look();
            System.setProperty(CHOICE, choice);
        }
        return !choice.equals(EMBEDDED);
    }

    private static String look() {
        ConnectionFactory server = new ConnectionFactory();
        server.setHost(HOST);
        try (Connection connection = server.newConnection()) {
            String found = connection.getServerProperties().get("product") + " "
                    + connection.getServerProperties().get("version");
            System.out.println("The RabbitMQ tests run on " + found + " on " + HOST);
            return found;
        } catch (IOException | TimeoutException e) {
            System.out.println("The RabbitMQ tests run on the embedded AMQP broker, as no server answers: " + e);
            return EMBEDDED;
        }
    }

    /** An application that this class is part of. */
    static QuarkusUnitTest in(QuarkusUnitTest app) {
        Supplier<JavaArchive> archive = app.getArchiveProducer();
        return app.setArchiveProducer(
                () -> archive.get().addClass(RabbitMqServer.class).addClass(Use.class));
    }

    /** Brings a text to a queue without any help of the application. */
    static void publish(int port, String queue, String text) {
        use(port, amqp -> amqp.basicPublish("", queue, null, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Deletes queues and exchanges, so that a server that lives on is as it was. */
    static void delete(Iterable<String> names) {
        if (!isReal()) {
            return;
        }
        use(ConnectionFactory.DEFAULT_AMQP_PORT, amqp -> {
            for (String name : names) {
                amqp.queueDelete(name);
                amqp.exchangeDelete(name);
            }
        });
    }

    private interface Use {
        void with(Channel amqp) throws IOException;
    }

    private static void use(int port, Use use) {
        ConnectionFactory server = new ConnectionFactory();
        server.setHost(HOST);
        server.setPort(port);
        try (Connection connection = server.newConnection();
                Channel amqp = connection.createChannel()) {
            use.with(amqp);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.eventfunctions.local.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.lambda.Handlers;
import io.eventfunctions.local.lambda.JavaFunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command line with queues and topics, on brokers that it starts itself. */
@ResourceLock(SharedResources.BROKERS)
class ServedFunctionTest {

    private static final Duration COLD_START = Duration.ofSeconds(60);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path handled;
    private final Path configuration;
    private final List<String> before = brokers();
    private Thread serving;
    private volatile int status = -1;

    ServedFunctionTest(@TempDir Path directory) {
        handled = directory.resolve("handled");
        configuration = directory.resolve("application.properties");
    }

    @BeforeEach
    void nothingIsHandledYet() throws Exception {
        Files.createFile(handled);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (serving != null) {
            serving.interrupt();
            serving.join(COLD_START.toMillis());
            assertFalse(serving.isAlive(), this::said);
        }
        assertEquals(before, brokers());
    }

    @Test
    void aQueueThatIsNamedIsCreatedAndItsMessagesInvokeTheFunction() {
        serve("--queue", "orders");
        awaitSaid("receives what is sent to queue orders");
        send(found("--queue-url (\\S+)"), "{\"order\":1}");
        awaitHandled("order");
        awaitHandled("aws:sqs");
        assertEquals(found("--endpoint-url (\\S+)"), variable("QUARKUS_SQS_ENDPOINT_OVERRIDE"));
        assertEquals("true", variable("QUARKUS_EVENT_FUNCTIONS_AWS_LOCAL_TOPICS"));
    }

    @Test
    void aTopicThatIsNamedIsCreatedAndItsRecordsInvokeTheFunction() throws Exception {
        serve("--topic", "orders", "--no-report-batch-item-failures");
        awaitSaid("receives what is sent to topic orders");
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, found("kcat -P -b (\\S+)"));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("orders", "{}")).get();
        }
        awaitHandled("SelfManagedKafka");
        assertEquals(found("kcat -P -b (\\S+)"), variable("KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals("false", variable("QUARKUS_EVENT_FUNCTIONS_LAMBDA_REPORT_BATCH_ITEM_FAILURES"));
    }

    @Test
    void withoutNamesTheChannelsOfTheApplicationAreServed() throws Exception {
        Files.writeString(configuration, """
                mp.messaging.incoming.users.connector=smallrye-kafka
                %sqs.mp.messaging.incoming.users.connector=smallrye-sqs
                mp.messaging.incoming.users.delivery.dead-letter=users-dead-letters
                mp.messaging.incoming.foreign.connector=smallrye-sqs
                mp.messaging.incoming.foreign.queue.url=https://sqs.eu-west-1.amazonaws.com/1/foreign
                mp.messaging.incoming.aside.connector=smallrye-sqs
                quarkus.event-functions.lambda.channels=users,foreign
                """);
        serve("--configuration", configuration.toString(), "--env", "QUARKUS_PROFILE=sqs");
        awaitSaid("receives what is sent to queue users");
        assertTrue(said().contains("EVF1087: Channel foreign receives no events here"), said());
        assertFalse(said().contains("to queue aside"), said());
        awaitSaid("\"type\":\"com.example.user.registered\",\"data\":{\"name\":\"it'\\''s me\"}}'");
        send(found("--queue-url (\\S+)").replace("users", "users-dead-letters"), "its queue is there");
        send(found("--queue-url (\\S+)"), "{}");
        awaitHandled("aws:sqs");
    }

    @Test
    void anApplicationWithoutChannelsThatCanBePolledIsRefused() throws Exception {
        Files.writeString(configuration, "mp.messaging.incoming.users.connector=smallrye-rabbitmq\n");
        serve("--configuration", configuration.toString());
        awaitSaid("EVF1086: ");
        awaitStatus(2);
    }

    @Test
    void anArtifactThatDoesNotSayWhereItsEventsComeFromIsRefused() {
        serve();
        awaitSaid("EVF1088: ");
        awaitStatus(2);
    }

    @Test
    void aQueueThatIsNotThereIsSaid() {
        serve("--queue", "http://127.0.0.1:1/000000000000/orders");
        awaitSaid("EVF1041: ");
        awaitStatus(2);
    }

    private void serve(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--function", JavaFunctions.classes().toString(),
                "--handler", Handlers.Recording.class.getName() + "::handleRequest",
                "--env", "RECORD=" + handled));
        arguments.addAll(List.of(options));
        Main main = new Main(new ByteArrayInputStream(new byte[0]), System.out, new PrintStream(err, true));
        serving = new Thread(() -> status = main.run(arguments.toArray(String[]::new)));
        serving.start();
    }

    private static void send(String queueUrl, String body) {
        try (SqsClient sqs = SqsClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(SqsServer.REGION))
                .endpointOverride(URI.create(queueUrl).resolve("/"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build()) {
            sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void awaitSaid(String text) {
        Awaitility.await().atMost(COLD_START).until(this::said, said -> said.contains(text));
    }

    private void awaitStatus(int expected) {
        Awaitility.await().atMost(COLD_START).until(() -> status == expected);
    }

    private void awaitHandled(String text) {
        Awaitility.await().atMost(COLD_START).until(() -> Files.readString(handled), events -> events.contains(text));
    }

    private String variable(String name) {
        return Awaitility.await()
                .atMost(COLD_START)
                .until(() -> Files.readAllLines(handled), lines -> !lines.isEmpty())
                .stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    /** Awaits it, since a message of several lines is written line by line. */
    private String found(String pattern) {
        Pattern wanted = Pattern.compile(pattern + "\\s");
        return Awaitility.await()
                .atMost(COLD_START)
                .until(() -> wanted.matcher(said()), Matcher::find)
                .group(1);
    }

    private static List<String> brokers() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(command -> command.contains("SqsServerMain") || command.contains("KafkaBrokerMain"))
                .toList();
    }
}

package io.eventfunctions.aws.deployment;

import java.util.Map;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.conformance.RequiresTool;
import io.eventfunctions.local.stack.MotoServer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code aws sns} publishes to a topic that a queue is subscribed to with raw delivery. */
@RequiresTool(value = "aws", install = "apt-get install awscli")
@RequiresTool(value = "moto_server", install = "pip install 'moto[server]'")
class AwsSnsCommandTest {

    private static final MotoServer MOTO = new MotoServer(SharedPort.of(AwsSnsCommandTest.class));
    private static final AwsCli AWS = new AwsCli(MOTO.endpoint().toString());
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:users";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    root -> root.addClasses(Arrivals.class, Receiver.class, SharedPort.class, AwsCli.class))
            .setBeforeAllCustomizer(AwsSnsCommandTest::start)
            .setAfterAllCustomizer(MOTO::close)
            .overrideConfigKey("quarkus.sqs.endpoint-override", MOTO.endpoint().toString())
            .overrideConfigKey("quarkus.sqs.aws.region", "us-east-1")
            .overrideConfigKey("quarkus.sqs.aws.credentials.type", "static")
            .overrideConfigKey("quarkus.sqs.aws.credentials.static-provider.access-key-id", "x")
            .overrideConfigKey("quarkus.sqs.aws.credentials.static-provider.secret-access-key", "x")
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.users.wait-time-seconds", "1");

    @Inject
    Arrivals arrivals;

    private static void start() {
        MOTO.start();
        AWS.run("sqs", "create-queue", "--queue-name", "users");
        AWS.run("sns", "create-topic", "--name", "users");
        String queue = "arn:aws:sqs:us-east-1:123456789012:users";
        AWS.run(
                "sns",
                "subscribe",
                "--topic-arn",
                TOPIC,
                "--protocol",
                "sqs",
                "--notification-endpoint",
                queue,
                "--attributes",
                "RawMessageDelivery=true");
    }

    @Test
    void aStructuredEventIsHandled() {
        publish(
                "{\"specversion\":\"1.0\",\"id\":\"structured\",\"source\":\"/aws\",\"type\":\"t\",\"data\":{\"id\":\"jo\"}}",
                Map.of("content-type", "application/cloudevents+json"));
        assertArrived("structured");
    }

    @Test
    void aStructuredEventWithoutAnyAttributeIsHandled() {
        AWS.run(
                "sns",
                "publish",
                "--topic-arn",
                TOPIC,
                "--message",
                "{\"specversion\":\"1.0\",\"id\":\"plain\",\"source\":\"/aws\",\"type\":\"t\",\"data\":{\"id\":\"jo\"}}");
        assertArrived("plain");
    }

    @Test
    void anEventInMessageAttributesIsHandled() {
        publish(
                "{\"id\":\"jo\"}",
                Map.of(
                        "content-type", "application/json",
                        "ce-specversion", "1.0",
                        "ce-id", "binary",
                        "ce-source", "/aws",
                        "ce-type", "t"));
        assertArrived("binary");
    }

    private void assertArrived(String id) {
        CloudEvent event = arrivals.await(id);
        assertEquals("/aws", event.getSource().toString());
        assertEquals("{\"id\":\"jo\"}", new String(event.getData().toBytes(), UTF_8));
    }

    private static void publish(String message, Map<String, String> attributes) {
        String values = AwsCli.attributes(attributes);
        AWS.run("sns", "publish", "--topic-arn", TOPIC, "--message", message, "--message-attributes", values);
    }
}

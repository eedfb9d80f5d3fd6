package io.eventfunctions.local.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.FilterCriteria;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is read of a stack that was deployed to moto_server. */
@ResourceLock(SharedResources.STACK_SERVERS)
public class DeployedStackTest {

    private static final String REGION = "eu-central-1";
    private static final MotoServer MOTO = new MotoServer();

    @TempDir
    static Path directory;

    private static Path template;
    private static Map<String, String> outputs;
    private static DeployedStack stack;

    @BeforeAll
    static void deploy() throws Exception {
        StackTools.require();
        MOTO.start();
        template = directory.resolve("template.yaml");
        Files.copy(DeployedStackTest.class.getResourceAsStream("template.yaml"), template);
        Files.writeString(directory.resolve("function.zip"), "the code");
        outputs = new StackDeployment(MOTO.endpoint(), REGION).deploy(template, "shop", Map.of("Environment", "test"));
        stack = DeployedStack.read(MOTO.endpoint(), REGION, "shop");
    }

    @AfterAll
    static void endServer() {
        MOTO.close();
    }

    @Test
    void parametersReachTheStackAndItsOutputsAreTold() {
        assertEquals(Map.of("TopicArn", "arn:aws:sns:eu-central-1:123456789012:test-orders.fifo"), outputs);
    }

    @Test
    void functionsHaveTheirSettingsAndEnvironment() {
        DeployedFunction paid = function("PaidFunction");
        assertEquals("test-paid", paid.name());
        assertEquals("java17", paid.runtime());
        assertEquals("io.eventfunctions.local.lambda.Handlers$Recording::handleRequest", paid.handler());
        assertEquals(Duration.ofSeconds(20), paid.timeout());
        assertEquals(300, paid.memory());
        assertTrue(paid.environment().get("SHIPPED").endsWith("/123456789012/test-shipped.fifo"), paid::toString);
        assertTrue(function("ShippedFunction").name().startsWith("shop-ShippedFunction-"), stack::toString);
    }

    @Test
    void theDeployedCodeIsThatOfTheTemplate() throws Exception {
        try (AwsServer server = new AwsServer(MOTO.endpoint(), REGION);
                FunctionCode code = new FunctionCode(Map.of())) {
            Path first = code.of(function("PaidFunction"), server);
            assertEquals("the code", Files.readString(first));
            assertEquals(first, code.of(function("ShippedFunction"), server));
        }
    }

    @Test
    void mappingsHaveAllTheirSettings() {
        DeployedMapping mapping = mapping("PaidFunctionPaid");
        assertEquals("test-paid", mapping.function());
        QueueReference queue = QueueReference.named("arn:aws:sqs:eu-central-1:123456789012:test-paid", MOTO.endpoint());
        assertEquals(
                new SqsMapping(
                        queue,
                        new Batching(25, Duration.ofSeconds(1)),
                        3,
                        true,
                        FilterCriteria.of("{\"body\":{\"type\":[\"paid\"]}}")),
                mapping.mapping());
    }

    @Test
    void aMappingWithoutSettingsHasThoseOfAws() {
        QueueReference queue =
                QueueReference.named("arn:aws:sqs:eu-central-1:123456789012:test-shipped.fifo", MOTO.endpoint());
        assertEquals(SqsMapping.of(queue), mapping("ShippedFunctionShipped").mapping());
    }

    @Test
    void aFunctionWithAnAliasIsDeployedWithoutIt() {
        assertEquals(
                function("ShippedFunction").name(),
                mapping("ShippedFunctionShipped").function());
    }

    @Test
    void aMappingThatIsOffIsNoneOfIt() {
        assertEquals(
                List.of("PaidFunctionPaid", "ShippedFunctionShipped"),
                stack.mappings().stream().map(DeployedMapping::logicalId).toList());
    }

    @Test
    void subscriptionsThatTheServerHasLeftOutAreKnownFromTheTemplate() {
        assertEquals(
                List.of(new QueueSubscription(
                        "PaidSubscription",
                        "arn:aws:sns:eu-central-1:123456789012:test-orders.fifo",
                        "arn:aws:sqs:eu-central-1:123456789012:test-paid",
                        Map.of(
                                "RawMessageDelivery", "true",
                                "FilterPolicyScope", "MessageBody",
                                "FilterPolicy", "{\"type\":[\"paid\"]}"))),
                stack.subscriptions());
    }

    @Test
    void whatElseTheServerHasLeftOutIsTold() {
        assertEquals(
                List.of("PaidQueuePolicy AWS::SQS::QueuePolicy", "Alarm AWS::CloudWatch::Alarm"),
                stack.leftOut().stream()
                        .map(resource -> resource.logicalId() + " " + resource.type())
                        .toList());
    }

    @Test
    void aStackThatIsNotThereIsSaid() {
        assertFails(
                "Stack with id nothing does not exist", () -> DeployedStack.read(MOTO.endpoint(), REGION, "nothing"));
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        assertFails("EVF1059: The server at http://127.0.0.1:1", () -> DeployedStack.read(nowhere, REGION, "shop"));
    }

    @Test
    void aStackOnAwsIsLeftToAws() {
        URI aws = URI.create("https://cloudformation.eu-central-1.amazonaws.com");
        assertThrows(IllegalArgumentException.class, () -> DeployedStack.read(aws, REGION, "shop"));
    }

    @Test
    void aTemplateThatTheTranslatorRefusesIsSaidWithItsReason() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.yaml"), """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Lonely:
                    Type: AWS::Serverless::Function
                """);
        assertFails("Lonely", () -> TranslatedTemplate.translate(wrong, "code", REGION));
    }

    @Test
    void codeThatIsNotPackagedIsSaid() throws Exception {
        Path missing = Files.writeString(
                directory.resolve("missing.yaml"), Files.readString(template).replace("function.zip", "missing.zip"));
        StackDeployment deployment = new StackDeployment(MOTO.endpoint(), REGION);
        assertFails("EVF1058: The code ", () -> deployment.deploy(missing, "missing", Map.of()));
    }

    private static void assertFails(String reason, org.junit.jupiter.api.function.Executable executable) {
        RuntimeException failure = assertThrows(RuntimeException.class, executable);
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    private static DeployedFunction function(String logicalId) {
        return stack.functions().stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    private static DeployedMapping mapping(String logicalId) {
        return stack.mappings().stream()
                .filter(mapping -> mapping.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }
}

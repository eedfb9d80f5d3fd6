package io.eventfunctions.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A template that is stale fails the build with what is other, and one command renews it. */
class TemplateCheckTest {

    @TempDir
    Path root;

    @BeforeEach
    void aFunctionIsBuilt() throws IOException {
        build("orders", "OrdersQueue", 360);
        TemplateCheck.main(new String[] {root.toString(), "true"});
    }

    @Test
    void whatIsCurrentPasses() {
        assertDoesNotThrow(this::check);
    }

    @Test
    void aChangedChannelFailsWithTheDifferenceAndTheCommand() throws IOException {
        build("orders", "OrdersQueue", 540);
        String told = assertThrows(IllegalStateException.class, this::check).getMessage();
        assertTrue(
                told.startsWith(
                        "EVF1184: template.yaml is out of date: renew it with ./mvnw verify -pl deploy -am -DskipTests -Dtemplate.update"),
                told);
        assertTrue(told.contains("-      VisibilityTimeout: 360"), told);
        assertTrue(told.contains("+      VisibilityTimeout: 540"), told);
    }

    @Test
    void soDoesAnotherFunction() throws IOException {
        build("users", "UsersQueue", 360);
        String told = assertThrows(IllegalStateException.class, this::check).getMessage();
        assertTrue(told.contains("+  UsersQueue:"), told);
    }

    @Test
    void soDoesATemplateThatIsMissing() throws IOException {
        Files.delete(root.resolve("template.yaml"));
        assertThrows(IllegalStateException.class, this::check);
    }

    @Test
    void itIsRenewedToWhatPasses() throws IOException {
        build("orders", "OrdersQueue", 540);
        TemplateCheck.main(new String[] {root.toString(), "true"});
        assertDoesNotThrow(this::check);
        assertEquals(
                1,
                Files.readString(root.resolve("template.yaml"))
                        .lines()
                        .filter(line -> line.endsWith("VisibilityTimeout: 540"))
                        .count());
    }

    @Test
    void anApplicationThatIsNotBuiltBeforeTheTemplateIsToldOf() throws IOException {
        pom("deploy", "<project><artifactId>deploy</artifactId></project>");
        pom(
                "functions/orders",
                "<project><parent><artifactId>p</artifactId></parent><artifactId>orders</artifactId></project>");
        String told = assertThrows(IllegalStateException.class, this::check).getMessage();
        assertTrue(
                told.startsWith(
                        "EVF1148: deploy/pom.xml does not depend on orders: add a dependency on each application in functions"),
                told);
        pom(
                "deploy",
                "<project><artifactId>deploy</artifactId><dependencies><dependency><artifactId>orders</artifactId></dependency></dependencies></project>");
        assertDoesNotThrow(this::check);
    }

    private void pom(String module, String content) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve(module)).resolve("pom.xml"), content);
    }

    private void check() throws IOException {
        TemplateCheck.main(new String[] {root.toString(), "false"});
    }

    private void build(String module, String queue, int timeout) throws IOException {
        Path target = Files.createDirectories(
                root.resolve("functions").resolve(module).resolve("target"));
        Files.writeString(target.resolve("template.yaml"), """
                Resources:
                  %s:
                    Type: AWS::SQS::Queue
                    Properties:
                      VisibilityTimeout: %d
                """.formatted(queue, timeout));
    }
}

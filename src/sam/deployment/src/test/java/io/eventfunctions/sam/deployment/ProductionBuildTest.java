package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.nio.file.Files;

import io.quarkus.funqy.Funq;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A production build writes the template, and it is the one that the generator makes of the same application. */
class ProductionBuildTest {

    @EventType("com.example.order.placed")
    public record OrderPlaced(String id) {}

    public static class Billing {

        @Funq
        @Incoming("orders")
        public void bill(OrderPlaced order) {}
    }

    @RegisterExtension
    static final QuarkusProdModeTest BUILD = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClasses(Billing.class, OrderPlaced.class)
                    .addAsResource(
                            SampleApplication.named("eventbridge")
                                    .template()
                                    .resolveSibling("application.properties")
                                    .toFile(),
                            "application.properties"))
            .setApplicationName("shop");

    @ProdBuildResults
    ProdModeTestResults results;

    @Test
    void writesTheTemplateOfItsChannels() throws IOException {
        assertEquals(
                Files.readString(SampleApplication.named("eventbridge").template()),
                Files.readString(results.getBuildDir().resolve("template.yaml")));
    }
}

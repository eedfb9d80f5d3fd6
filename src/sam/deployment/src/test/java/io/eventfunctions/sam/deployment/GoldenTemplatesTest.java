package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The template of each tiny application is the one beside it. After a change that is meant, {@code -Dtemplates.update} writes them
 * anew, and their difference shows what the change means.
 */
class GoldenTemplatesTest {

    @ParameterizedTest
    @MethodSource("io.eventfunctions.sam.deployment.SampleApplication#names")
    void theTemplateIsTheOneBesideTheApplication(String name) throws IOException {
        SampleApplication application = SampleApplication.named(name);
        String template = application.generate();
        if (System.getProperty("templates.update") != null) {
            Files.writeString(application.template(), template);
        }
        assertEquals(Files.readString(application.template()), template);
    }

    @ParameterizedTest
    @MethodSource("io.eventfunctions.sam.deployment.SampleApplication#names")
    void twiceTheSame(String name) {
        assertEquals(
                SampleApplication.named(name).generate(),
                SampleApplication.named(name).generate());
    }
}

package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

    /** So that a stack that is deleted leaves it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS::S3::Bucket",
                "AWS::SNS::Topic",
                "AWS::Kinesis::Stream",
                "AWS::DynamoDB::Table",
                "AWS::Events::EventBus"
            })
    void whatExistsAlreadyIsNoResource(String type) {
        assertFalse(SampleApplication.named("existing").generate().contains("Type: " + type + "\n"));
    }
}

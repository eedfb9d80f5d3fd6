package io.eventfunctions.sam.deployment;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.eventfunctions.sam.deployment.merge.ModuleTemplate;
import io.eventfunctions.sam.deployment.merge.RootTemplate;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Modules that are deployed together have one template. */
class RootTemplateTest {

    private static final String SHARED = """
            Parameters:
              Environment:
                Type: String
            Globals:
              Function:
                Runtime: provided.al2023
                Timeout: %s
            Resources:
              OrdersTopic:
                Type: AWS::SNS::Topic
            """;

    private final TemplateProblems problems = new TemplateProblems();

    @Test
    void whatBothHaveIsThereOnceAndPathsBeginAtTheRoot() {
        assertEquals(
                """
                # made
                AWSTemplateFormatVersion: '2010-09-09'
                Transform: AWS::Serverless-2016-10-31
                Description: The functions of functions/billing, functions/orders

                Parameters:
                  Environment:
                    Type: String

                Globals:
                  Function:
                    Runtime: provided.al2023

                Resources:
                  OrdersTopic:
                    Type: AWS::SNS::Topic
                  BillFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: functions/billing/target/function.zip
                      Timeout: 30
                  OrderFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: functions/orders/target/function.zip
                      Timeout: 60
                """,
                merged(
                        module("functions/billing", SHARED.formatted(30) + function("Bill")),
                        module("functions/orders", SHARED.formatted(60) + function("Order"))));
        assertEquals(List.of(), problems.messages());
    }

    @Test
    void aFunctionsOwnValueGoesBeforeThatOfItsModule() {
        String own = function("Bill") + "      Timeout: 5\n";
        String merged = merged(
                module("functions/billing", SHARED.formatted(30) + own),
                module("functions/orders", SHARED.formatted(60) + function("Order")));
        assertEquals(
                List.of("      Timeout: 5", "      Timeout: 60"),
                merged.lines().filter(line -> line.contains("Timeout")).toList());
    }

    @Test
    void whoConsumesAQueueSaysHowItIs() {
        String sender = """
                Resources:
                  EmailsQueue:
                    Type: AWS::SQS::Queue
                    Metadata:
                      EventFunctions: sent-to
                """;
        String consumer = """
                Resources:
                  EmailsQueue:
                    Type: AWS::SQS::Queue
                    Properties:
                      VisibilityTimeout: 360
                """;
        String merged = merged(module("functions/users", sender), module("functions/emails", consumer));
        assertEquals(merged(module("functions/users", consumer), module("functions/emails", sender)), merged);
        assertEquals(List.of(), problems.messages());
        assertEquals(
                1,
                merged.lines()
                        .filter(line -> line.contains("VisibilityTimeout"))
                        .count());
    }

    @Test
    void whoSendsDeadLettersToOneQueueMustAgreeAboutIt() {
        String letters = "Resources: {Letters: {Type: 'AWS::SQS::Queue', Properties: {RedriveAllowPolicy: %s},"
                + " Metadata: {EventFunctions: sent-to}}}";
        merged(module("functions/one", letters.formatted("a")), module("functions/two", letters.formatted("b")));
        assertEquals(1, problems.messages().size());
    }

    @Test
    void whatIsNotTheSameInBothIsAConflict() {
        merged(
                module("functions/one", "Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 1}}}"),
                module(
                        "functions/two",
                        "Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 2}}}"));
        assertEquals(
                List.of(
                        "EVF1183: functions/one and functions/two both define Resources/Queue in their templates, and differently: give one's channel, queue, topic or application another name, or make their configuration agree"),
                problems.messages());
    }

    @Test
    void twoModulesThatConsumeOneQueueAreAProblemEvenIfTheyDefineItIdentically() {
        String consumer = """
                      Events:
                        Orders:
                          Type: SQS
                          Properties:
                            Queue: !GetAtt OrdersQueue.Arn
                """;
        merged(
                module("functions/one", SHARED.formatted(60) + function("One") + consumer),
                module("functions/two", SHARED.formatted(60) + function("Two") + consumer));
        assertEquals(
                List.of(
                        "EVF1190: functions/one and functions/two both consume the queue !GetAtt OrdersQueue.Arn, which delivers a message to only one of them: give one's channel another queue, or give each a queue and subscribe both to one topic"),
                problems.messages());
    }

    @Test
    void handWrittenPartsOfEachModuleAreInTheTemplate() {
        String merged = merged(
                module(
                        "functions/one",
                        "Metadata: {Owner: one}\nRules: {R: {Assertions: []}}\nGlobals: {HttpApi: {FailOnWarnings: true}}\nResources: {}\n"),
                module(
                        "functions/two",
                        SHARED.formatted(60) + function("Two").replace("function.zip", "s3://code/two.zip")));
        for (String part :
                List.of("Owner: one", "Assertions: []", "FailOnWarnings: true", "CodeUri: s3://code/two.zip")) {
            assertTrue(merged.contains(part), merged);
        }
    }

    private static String function(String name) {
        return "  %sFunction:%n    Type: AWS::Serverless::Function%n    Properties:%n      CodeUri: function.zip%n"
                .formatted(name);
    }

    private static ModuleTemplate module(String name, String template) {
        return new ModuleTemplate(name, YamlText.parse(name, template));
    }

    private String merged(ModuleTemplate... modules) {
        return YamlText.print(new RootTemplate(problems).of(List.of(modules), "made"));
    }
}

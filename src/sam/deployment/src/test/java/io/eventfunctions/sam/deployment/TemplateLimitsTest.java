package io.eventfunctions.sam.deployment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.eventfunctions.sam.deployment.limit.TemplateLimits;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What CloudFormation, Lambda and IAM would refuse of a whole template. */
class TemplateLimitsTest {

    private final TemplateProblems problems = new TemplateProblems();

    @Test
    void aTemplateAtTheLimitsHasNoProblem() {
        check("Resources:\n" + times(500, "  Topic%d: {Type: 'AWS::SNS::Topic'}\n"));
        check(function(
                "      Description: x\n      Environment: {Variables: {A: '%s'}}\n".formatted("x".repeat(4_095))));
        assertProblems();
    }

    @Test
    void moreResourcesThanAStackMayHave() {
        check("Resources:\n" + times(501, "  Topic%d: {Type: 'AWS::SNS::Topic'}\n"));
        assertProblems(
                "EVF1151: The template has 501 resources, those that SAM adds included: expected at most 500, which is a quota of CloudFormation; deploy some of the applications or channels in a stack of their own");
    }

    @Test
    void whatSamAddsCounts() {
        String events = times(499, "        E%d: {Type: SQS}\n");
        check(function("      Events:\n" + events));
        assertProblems();
        check(function("      Events:\n" + events + "        E: {Type: SNS}\n"));
        assertEquals(1, problems.messages().size());
    }

    @Test
    void moreParametersThanAStackMayHave() {
        check("Parameters:\n" + times(201, "  P%d: {Type: String}\n"));
        assertProblems(
                "EVF1151: The template has 201 parameters: expected at most 200, which is a quota of CloudFormation; deploy some of the applications or channels in a stack of their own");
    }

    @Test
    void anEnvironmentThatLambdaWouldRefuseWhereNamesAreLong() {
        String queue =
                "  Queue:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: !Sub '${Environment}-orders'}\n";
        String url = "https://sqs.ap-southeast-1.amazonaws.com/123456789012/0123456789abcdef-orders";
        String variables = "      Environment: {Variables: {A: !Sub '%s${Queue}'}}\n";
        check(function(variables.formatted("x".repeat(4_095 - url.length()))) + queue);
        assertProblems();
        check(function(variables.formatted("x".repeat(4_096 - url.length()))) + queue);
        assertProblems(
                "EVF1152: The environment variables of Shop may have 4097 bytes: expected at most 4096, which is a quota of Lambda; they have the address of each channel that the function sends to, so let it send to fewer channels, or shorten their names");
    }

    @Test
    void theEnvironmentOfAllFunctionsCountsForEach() {
        check("Globals: {Function: {Environment: {Variables: {ALL: x}}}}\n"
                + function("      Environment: {Variables: {A: '%s'}}\n".formatted("x".repeat(4_095))));
        assertEquals(1, problems.messages().size());
    }

    @Test
    void policiesThatIamWouldRefuse() {
        String statement = "        - {Effect: Allow, Action: 'sqs:SendMessage', Resource: !Ref Arn}\n";
        check("Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies:\n"
                + statement.repeat(60));
        assertEquals(
                List.of("EVF1153"),
                problems.messages().stream()
                        .map(message -> message.substring(0, 7))
                        .toList());
    }

    @Test
    void aDescriptionOfAVersionThatLambdaWouldRefuse() {
        check(function("      VersionDescription: !Join [' ', [!Ref One, !Ref Two]]\n"));
        assertProblems(
                "EVF1154: The VersionDescription of Shop may have 302 characters: expected at most 256, which is a quota of Lambda; let the function's channels need fewer parameters, or set quarkus.event-functions.sam.packaging=native");
    }

    private static String function(String properties) {
        return "Resources:\n  Shop:\n    Type: AWS::Serverless::Function\n    Properties:\n" + properties;
    }

    private static String times(int number, String line) {
        return IntStream.range(0, number).mapToObj(line::formatted).collect(Collectors.joining());
    }

    private void check(String template) {
        new TemplateLimits(problems).check(YamlText.parse("a template", template));
    }

    private void assertProblems(String... expected) {
        assertEquals(List.of(expected), problems.messages());
    }
}

package io.eventfunctions.sam.deployment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.eventfunctions.sam.deployment.limit.ResourceCount;
import io.eventfunctions.sam.deployment.limit.TemplateLimits;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void moreOutputsThanAStackMayHave() {
        check("Outputs:\n" + times(201, "  O%d: {Value: x}\n"));
        assertProblems(
                "EVF1151: The template has 201 outputs: expected at most 200, which is a quota of CloudFormation; deploy some of the applications or channels in a stack of their own");
    }

    @Test
    void aTemplateThatIsTooLarge() {
        check("Metadata: {A: '%s'}\n".formatted("x".repeat(1_048_576)));
        assertEquals(1, problems.messages().size());
        String problem = problems.messages().get(0);
        assertTrue(problem.startsWith("EVF1160: The template has 10485"), problem);
    }

    @Test
    void aDescriptionThatIsTooLong() {
        check("Description: '%s'\n".formatted("x".repeat(1_024)));
        assertProblems();
        check("Description: '%s'\n".formatted("x".repeat(1_025)));
        assertProblems(
                "EVF1161: The description of the template has 1025 bytes: expected at most 1024, which is a quota of CloudFormation; shorten the names of the applications, or deploy some of them in a stack of their own");
    }

    @Test
    void versionsAndTheirDeploymentsCount() {
        String functions = times(100, "  F%d: {Type: 'AWS::Serverless::Function', Properties: {}}\n");
        String preference = "DeploymentPreference: {Type: AllAtOnce, Role: x}";
        assertEquals(100, count("Resources:\n" + functions));
        assertEquals(300, count("Globals: {Function: {AutoPublishAlias: live}}\nResources:\n" + functions));
        assertEquals(
                401,
                count("Globals: {Function: {AutoPublishAlias: live, %s}}\nResources:\n".formatted(preference)
                        + functions));
    }

    @Test
    void anEventPatternThatEventBridgeWouldRefuse() {
        String pattern = "      Events: {Orders: {Type: EventBridgeRule, Properties: {Pattern: {source: ['%s']}}}}\n";
        check(function(pattern.formatted("x".repeat(4_000))));
        assertProblems();
        check(function(pattern.formatted("x".repeat(4_096))));
        assertProblem("EVF1156: The event pattern of Shop/Orders may have 41");
    }

    @Test
    void aFilterThatLambdaWouldRefuse() {
        String filter =
                "      Events: {Orders: {Type: SQS, Properties: {FilterCriteria: {Filters: [{Pattern: '%s'}]}}}}\n";
        check(function(filter.formatted("x".repeat(4_096))));
        assertProblems();
        check(function(filter.formatted("x".repeat(4_097))));
        assertProblem(
                "EVF1157: A filter of Shop/Orders may have 4097 characters: expected at most 4096, which is a quota of Lambda; remove filter-criteria");
    }

    @Test
    void moreFiltersThanAMappingMayHave() {
        String filters = "      Events: {Orders: {Type: SQS, Properties: {FilterCriteria: {Filters: [%s]}}}}\n";
        check(function(filters.formatted("{Pattern: x},".repeat(10))));
        assertProblems();
        check(function(filters.formatted("{Pattern: x},".repeat(11))));
        assertProblem("EVF1158: Shop/Orders has 11 filters: expected at most 10, which is a quota of Lambda");
    }

    @Test
    void aFilterPolicyThatSnsWouldRefuse() {
        String types = IntStream.range(0, 151).mapToObj(number -> "t" + number).collect(Collectors.joining(", "));
        check(function(
                "      Events: {Orders: {Type: SNS, Properties: {FilterPolicy: {type: [%s]}}}}\n".formatted(types)));
        assertProblem(
                "EVF1159: The filter policy of Shop/Orders may have 151 combinations of values: expected at most 150, which is a quota of SNS; set filter-policy=none");
    }

    @Test
    void theFilterPolicyOfAQueueThatSnsWouldRefuse() {
        String subscription =
                "Resources:\n  Queue:\n    Type: AWS::SNS::Subscription\n    Properties: {FilterPolicy: {%s}}\n";
        check(subscription.formatted("a: [1], b: [1], c: [1], d: [1], e: [1]"));
        check(subscription.formatted(
                "a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], b: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]"));
        assertProblems();
        check(subscription.formatted("a: [1], b: [1], c: [1], d: [1], e: [1], f: [1]"));
        assertProblem("EVF1159: The filter policy of Queue may have 6 keys: expected at most 5");
    }

    @Test
    void aFilterPolicyWithTypesThatAreTooLong() {
        check("Resources:\n  Queue:\n    Type: AWS::SNS::Subscription\n    Properties: {FilterPolicy: {a: ['%s']}}\n"
                .formatted("x".repeat(256 * 1024)));
        assertProblem("EVF1159: The filter policy of Queue may have 2621");
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
                "EVF1154: The VersionDescription of Shop may have 302 characters: expected at most 256, which is a quota of Lambda; let the function's channels need fewer parameters, or set quarkus.event-functions.sam.packaging=native without deployment-preference");
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

    private static int count(String template) {
        return ResourceCount.of(YamlText.parse("a template", template));
    }

    private void assertProblem(String beginning) {
        assertEquals(1, problems.messages().size(), problems.messages().toString());
        String problem = problems.messages().get(0);
        assertTrue(problem.startsWith(beginning), problem);
    }

    private void assertProblems(String... expected) {
        assertEquals(List.of(expected), problems.messages());
    }
}

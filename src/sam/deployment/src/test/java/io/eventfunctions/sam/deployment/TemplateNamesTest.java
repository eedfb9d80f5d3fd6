package io.eventfunctions.sam.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.application.Http;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.function.FunctionLimits;
import io.eventfunctions.sam.deployment.function.HttpFunction;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What functions and resources of a template are called, and names that AWS would refuse. */
class TemplateNamesTest {

    private final TemplateProblems problems = new TemplateProblems();

    @Test
    void theHttpFunctionOfAnApplicationWithADotInItsName() {
        DeployedApplication application =
                new DeployedApplication("my.shop", List.of(), Map.of(), Set.of(), Http.CLOSED);
        HttpFunction http = new HttpFunction(new Template(problems), application, SamConfig.HttpEntry.FUNCTION_URL);
        assertEquals("my-shop-http", http.name());
    }

    @Test
    void aNameThatIsTooLongIsReportedWithWhatToShorten() {
        SamConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SamConfig.class)
                .build()
                .getConfigMapping(SamConfig.class);
        FunctionLimits limits = new FunctionLimits(config, problems);
        limits.checkName("shop-" + "c".repeat(42), "fits");
        assertEquals(List.of(), problems.messages());
        String name = "shop-" + "c".repeat(43);
        limits.checkName(name, "c".repeat(43));
        assertEquals(
                List.of("EVF1177: The name " + name
                        + " of a function is too long: expected at most 64 characters, 17 of them for the environment; shorten the name of channel "
                        + "c".repeat(43) + " or quarkus.application.name"),
                problems.messages());
    }

    @Test
    void aLogicalIdThatTwoResourcesWouldHave() {
        Template template = new Template(problems);
        template.resource("UsersQueue", "AWS::SQS::Queue", YamlMapping.empty());
        template.resource("UsersQueue", "AWS::SQS::Queue", YamlMapping.empty());
        assertEquals(
                List.of(
                        "EVF1176: Two resources of the template have the logical id UsersQueue: rename one of the channels, queues or topics that it is derived from"),
                problems.messages());
    }

    @Test
    void aLogicalIdThatIsTooLong() {
        new Template(problems).resource("Q".repeat(255), "AWS::SQS::Queue", YamlMapping.empty());
        assertEquals(List.of(), problems.messages());
        new Template(problems).resource("Q".repeat(256), "AWS::SQS::Queue", YamlMapping.empty());
        assertEquals(
                List.of(
                        "EVF1194: The logical id " + "Q".repeat(256)
                                + " is too long: expected at most 255 characters; shorten the name of the application, channel, queue or topic"),
                problems.messages());
    }
}

package io.eventfunctions.sam.deployment.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.eventfunctions.sam.deployment.config.SamConfig.DeploymentPreference;
import io.eventfunctions.sam.deployment.iam.PolicyDocuments;
import io.eventfunctions.sam.deployment.monitoring.Alarm;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/**
 * Lets CodeDeploy shift the invocations of an application's functions to a new version step by step, and back if the version fails.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html">Deploying
 *     serverless applications gradually</a>
 */
final class GradualDeployment {

    /** The alias that has the version, and that everything invokes. */
    static final String ALIAS = "live";

    private final Template template;
    private final DeploymentPreference preference;
    private final String role;

    /**
     * The deployment of an application.
     *
     * @param application its name
     */
    GradualDeployment(Template template, String application, DeploymentPreference preference) {
        this.template = template;
        this.preference = preference;
        this.role = LogicalIds.of(application) + "DeploymentRole";
    }

    /** Adds it to the properties of a function. */
    void addTo(LambdaFunction function, YamlMapping properties) {
        Alarm alarm = FunctionMonitoring.errorsOfVersion(function);
        function.alarm(alarm);
        properties.put(
                "DeploymentPreference",
                YamlMapping.empty()
                        .put("Type", preference.type())
                        .put("Alarms", List.of(Intrinsics.ref(alarm.id())))
                        .put("Role", Intrinsics.getAtt(role, "Arn")));
    }

    /**
     * Adds the role of CodeDeploy, which may do less than the one that SAM would make.
     *
     * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html">The service role</a>
     */
    void addRole(Collection<LambdaFunction> functions) {
        List<Object> resources = new ArrayList<>();
        for (LambdaFunction function : functions) {
            resources.add(Intrinsics.getAtt(function.id(), "Arn"));
            resources.add(Intrinsics.sub("${%s.Arn}:%s".formatted(function.id(), ALIAS)));
        }
        template.resource(
                role,
                "AWS::IAM::Role",
                YamlMapping.empty()
                        .put("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("codedeploy.amazonaws.com"))
                        .put(
                                "Policies",
                                List.of(YamlMapping.empty()
                                        .put("PolicyName", "shift-versions")
                                        .put("PolicyDocument", policy(resources)))));
    }

    private static YamlMapping policy(List<Object> functions) {
        return PolicyDocuments.of(List.of(
                YamlMapping.empty()
                        .put("Sid", "Shift")
                        .put("Effect", "Allow")
                        .put(
                                "Action",
                                YamlNodes.line(
                                        "lambda:GetAlias",
                                        "lambda:UpdateAlias",
                                        "lambda:GetProvisionedConcurrencyConfig"))
                        .put("Resource", functions),
                YamlMapping.empty()
                        .put("Sid", "Watch")
                        .put("Effect", "Allow")
                        .put("Action", "cloudwatch:DescribeAlarms")
                        .put("Resource", "*", "the names of the alarms follow from the stack's")));
    }
}

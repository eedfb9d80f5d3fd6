package io.eventfunctions.sam.deployment.function;

import java.time.Duration;

import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.config.SamConfig.HttpEntry;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * The function that takes events over HTTP, from callers that sign their requests with IAM.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">Access to function URLs</a>
 */
public final class HttpFunction {

    /**
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html">Quotas of HTTP APIs</a>
     */
    private static final Duration GATEWAY_WAITS = Duration.ofSeconds(30);

    private final Template template;
    private final DeployedApplication application;
    private final HttpEntry entry;

    /** Such a function of an application, if there is to be one. */
    public HttpFunction(Template template, DeployedApplication application, HttpEntry entry) {
        this.template = template;
        this.application = application;
        this.entry = entry;
    }

    /** Whether there is such a function: in production HTTP is closed unless channels are open. */
    public boolean isOpen() {
        return entry != HttpEntry.NONE && application.http().isOpen();
    }

    /** Its name, without that of the environment. */
    public String name() {
        return ResourceNames.allowed(application.name() + "-http");
    }

    /** The function. */
    public LambdaFunction function() {
        LambdaFunction function = new LambdaFunction(LambdaFunction.id(application.name(), "http"), name());
        function.variable("QUARKUS_EVENT_FUNCTIONS_LAMBDA_HTTP", "true");
        if (entry == HttpEntry.FUNCTION_URL) {
            function.further().put("FunctionUrlConfig", YamlMapping.empty().put("AuthType", "AWS_IAM"));
            template.output(
                    function.id() + "Url",
                    "Where events of %s are published over HTTP".formatted(application.name()),
                    Intrinsics.getAtt(function.id() + "Url", "FunctionUrl"));
        } else {
            api(function);
        }
        return function;
    }

    private void api(LambdaFunction function) {
        function.answersWithin(GATEWAY_WAITS);
        String id = LogicalIds.of(application.name()) + "HttpApi";
        template.resource(
                id,
                "AWS::Serverless::HttpApi",
                YamlMapping.empty()
                        .put(
                                "Auth",
                                YamlMapping.empty()
                                        .put("EnableIamAuthorizer", true)
                                        .put("DefaultAuthorizer", "AWS_IAM")));
        function.event(
                "Http",
                "HttpApi",
                YamlMapping.empty()
                        .put("ApiId", Intrinsics.ref(id))
                        .put("Path", "/{proxy+}")
                        .put("Method", "ANY")
                        .put("PayloadFormatVersion", "2.0"));
        template.output(
                id + "Url",
                "Where events of %s are published over HTTP".formatted(application.name()),
                Intrinsics.sub("https://${%s}.execute-api.${AWS::Region}.${AWS::URLSuffix}/".formatted(id)));
    }
}

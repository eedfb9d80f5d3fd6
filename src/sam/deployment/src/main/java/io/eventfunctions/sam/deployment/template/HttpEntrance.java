package io.eventfunctions.sam.deployment.template;

import io.eventfunctions.sam.deployment.SamConfig.HttpEntry;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * The function that takes events over HTTP; who calls it signs his requests with IAM.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">Access to function URLs</a>
 */
final class HttpEntrance {

    private final Template template;
    private final Application application;
    private final HttpEntry entry;

    HttpEntrance(Template template, Application application, HttpEntry entry) {
        this.template = template;
        this.application = application;
        this.entry = entry;
    }

    /** Whether there is such a function: in production HTTP is closed unless channels are open. */
    boolean isOpen() {
        return entry != HttpEntry.NONE && application.http().isOpen();
    }

    LambdaFunction function() {
        LambdaFunction function =
                new LambdaFunction(Ids.function(application.name(), "http"), application.name() + "-http");
        function.variable("QUARKUS_EVENT_FUNCTIONS_LAMBDA_HTTP", "true");
        if (entry == HttpEntry.FUNCTION_URL) {
            function.further().put("FunctionUrlConfig", Mapping.empty().put("AuthType", "AWS_IAM"));
            template.output(
                    function.id() + "Url",
                    "Where events of %s are published over HTTP".formatted(application.name()),
                    Nodes.getAtt(function.id() + "Url", "FunctionUrl"));
        } else {
            api(function);
        }
        return function;
    }

    private void api(LambdaFunction function) {
        String id = Ids.of(application.name()) + "HttpApi";
        template.resource(
                id,
                "AWS::Serverless::HttpApi",
                Mapping.empty()
                        .put(
                                "Auth",
                                Mapping.empty().put("EnableIamAuthorizer", true).put("DefaultAuthorizer", "AWS_IAM")));
        function.event(
                "Http",
                "HttpApi",
                Mapping.empty()
                        .put("ApiId", Nodes.ref(id))
                        .put("Path", "/{proxy+}")
                        .put("Method", "ANY")
                        .put("PayloadFormatVersion", "2.0"));
        template.output(
                id + "Url",
                "Where events of %s are published over HTTP".formatted(application.name()),
                Nodes.sub("https://${%s}.execute-api.${AWS::Region}.${AWS::URLSuffix}/".formatted(id)));
    }
}

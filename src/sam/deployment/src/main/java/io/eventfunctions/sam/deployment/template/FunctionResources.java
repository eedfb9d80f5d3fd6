package io.eventfunctions.sam.deployment.template;

import java.util.Locale;
import java.util.OptionalInt;

import io.eventfunctions.sam.deployment.SamConfig;
import io.eventfunctions.sam.deployment.SamConfig.Architecture;
import io.eventfunctions.sam.deployment.SamConfig.Packaging;
import io.eventfunctions.sam.deployment.application.ChannelSpec;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * Functions of Lambda, each with its role and its logs.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">AWS::Serverless::Function</a>
 */
final class FunctionResources {

    private static final String HANDLER = "io.eventfunctions.lambda.EventsHandler::handleRequest";

    private final Template template;
    private final SamConfig config;

    FunctionResources(Template template, SamConfig config) {
        this.template = template;
        this.config = config;
    }

    /** What all functions have. */
    void globals() {
        Mapping function = Mapping.empty();
        if (config.packaging() == Packaging.NATIVE) {
            function.put("Runtime", "provided.al2023").put("Handler", "bootstrap");
        } else if (config.packaging() == Packaging.JVM) {
            function.put("Runtime", "java25")
                    .put("Handler", HANDLER)
                    .put("SnapStart", Mapping.empty().put("ApplyOn", "PublishedVersions"))
                    .put("AutoPublishAlias", "live", "SnapStart is for published versions")
                    .put("AutoPublishAliasAllProperties", true);
        }
        function.put("Architectures", Nodes.line(Architecture.of(config).name().toLowerCase(Locale.ROOT)))
                .put("MemorySize", ChannelSpec.memory(config))
                .put("Timeout", config.timeout().toSeconds());
        if (config.tracing()) {
            function.put("Tracing", "Active");
        }
        config.profile()
                .ifPresent(profile -> function.put(
                        "Environment",
                        Mapping.empty().put("Variables", Mapping.empty().put("QUARKUS_PROFILE", profile))));
        template.globals().put("Function", function);
    }

    void write(LambdaFunction function, String description, ChannelSpec spec) {
        logs(function);
        Mapping properties = Mapping.empty()
                .put("FunctionName", Template.named(function.name()))
                .put("Description", description);
        if (config.packaging() == Packaging.IMAGE) {
            properties.put("PackageType", "Image");
        } else {
            properties.put("CodeUri", "function.zip");
        }
        if (!spec.timeout().equals(config.timeout())) {
            properties.put("Timeout", spec.timeout().toSeconds());
        }
        if (spec.memory() != ChannelSpec.memory(config)) {
            properties.put("MemorySize", spec.memory());
        }
        put(properties, "ReservedConcurrentExecutions", spec.reservedConcurrency());
        properties
                .put("Role", Nodes.getAtt(function.id() + "Role", "Arn"))
                .put(
                        "LoggingConfig",
                        Mapping.empty().put("LogFormat", "JSON").put("LogGroup", Nodes.ref(function.id() + "Logs")));
        if (config.packaging() == Packaging.JVM) {
            function.deployed()
                    .ifPresent(parameters -> properties.put(
                            "VersionDescription",
                            parameters,
                            "another value of these is published as another version"));
        }
        function.further().node().getValue().forEach(properties.node().getValue()::add);
        Mapping variables = function.variables();
        if (!variables.isEmpty()) {
            properties.put("Environment", Mapping.empty().put("Variables", variables));
        }
        if (!function.events().isEmpty()) {
            properties.put("Events", function.events());
        }
        Mapping resource = template.resource(function.id(), "AWS::Serverless::Function", properties);
        if (config.packaging() == Packaging.IMAGE) {
            resource.put(
                    "Metadata",
                    Mapping.empty()
                            .put("DockerContext", ".")
                            .put("Dockerfile", SamConfig.Packaging.DOCKERFILE)
                            .put("DockerTag", "latest"));
        }
        template.resource(
                function.id() + "Role", "AWS::IAM::Role", function.role().properties());
    }

    private void logs(LambdaFunction function) {
        String id = function.id() + "Logs";
        template.resource(
                id,
                "AWS::Logs::LogGroup",
                Mapping.empty()
                        .put(
                                "LogGroupName",
                                Nodes.sub("/aws/lambda/${%s}-%s".formatted(Template.ENVIRONMENT, function.name())))
                        .put("RetentionInDays", config.logRetention()));
        function.role().allow("Log", Nodes.getAtt(id, "Arn"), "logs:CreateLogStream", "logs:PutLogEvents");
        if (config.tracing()) {
            function.role()
                    .allowOnce(
                            "Trace",
                            Mapping.empty()
                                    .put("Sid", "Trace")
                                    .put("Effect", "Allow")
                                    .put("Action", Nodes.line("xray:PutTraceSegments", "xray:PutTelemetryRecords"))
                                    .put("Resource", "*", "X-Ray knows no resources"));
        }
    }

    private static void put(Mapping properties, String key, OptionalInt value) {
        if (value.isPresent()) {
            properties.put(key, value.getAsInt());
        }
    }
}

package io.eventfunctions.sam.deployment.function;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.Architecture;
import io.eventfunctions.sam.deployment.config.SamConfig.Packaging;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/**
 * Functions of Lambda, each with its role and its logs.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">AWS::Serverless::Function</a>
 */
public final class FunctionResources {

    private static final String HANDLER = "io.eventfunctions.lambda.EventsHandler::handleRequest";

    private final Template template;
    private final SamConfig config;
    private final Optional<GradualDeployment> deployment;

    /**
     * Functions that are configured so.
     *
     * @param application the application's name
     */
    public FunctionResources(Template template, String application, SamConfig config) {
        this.template = template;
        this.config = config;
        this.deployment = config.deploymentPreference()
                .map(preference -> new GradualDeployment(template, application, preference));
    }

    /** Writes what all functions have. */
    public void globals() {
        YamlMapping function = YamlMapping.empty();
        if (config.packaging() == Packaging.NATIVE || config.packaging() == Packaging.AOT) {
            function.put("Runtime", "provided.al2023").put("Handler", "bootstrap");
        } else if (config.packaging() == Packaging.JVM) {
            function.put("Runtime", "java25")
                    .put("Handler", HANDLER)
                    .put("SnapStart", YamlMapping.empty().put("ApplyOn", "PublishedVersions"));
        }
        if (hasVersions()) {
            function.put(
                            "AutoPublishAlias",
                            GradualDeployment.ALIAS,
                            deployment.isPresent()
                                    ? "invocations shift from version to version"
                                    : "SnapStart is for published versions")
                    .put("AutoPublishAliasAllProperties", true);
        }
        function.put(
                        "Architectures",
                        YamlNodes.line(Architecture.of(config).name().toLowerCase(Locale.ROOT)))
                .put("MemorySize", ChannelSpec.memory(config))
                .put("Timeout", config.timeout().toSeconds());
        if (config.tracing()) {
            function.put("Tracing", "Active");
        }
        config.profile()
                .ifPresent(profile -> function.put(
                        "Environment",
                        YamlMapping.empty().put("Variables", YamlMapping.empty().put("QUARKUS_PROFILE", profile))));
        template.globals().put("Function", function);
    }

    /**
     * Writes a function, its role, its logs and its alarms.
     *
     * @param function the function, with all that invokes it and all that it may do
     */
    public void write(LambdaFunction function, String description, ChannelSpec spec) {
        logs(function);
        YamlMapping properties = YamlMapping.empty()
                .put("FunctionName", Template.named(function.name()))
                .put("Description", description);
        if (config.packaging() == Packaging.IMAGE) {
            properties.put("PackageType", "Image");
        } else {
            properties.put("CodeUri", config.packaging() == Packaging.AOT ? Packaging.AOT_ZIP : "function.zip");
        }
        Duration timeout = function.timeout(spec.timeout());
        if (!timeout.equals(config.timeout())) {
            properties.put("Timeout", timeout.toSeconds());
        }
        if (spec.memory() != ChannelSpec.memory(config)) {
            properties.put("MemorySize", spec.memory());
        }
        put(properties, "ReservedConcurrentExecutions", spec.reservedConcurrency());
        properties
                .put("Role", Intrinsics.getAtt(function.id() + "Role", "Arn"))
                .put(
                        "LoggingConfig",
                        YamlMapping.empty()
                                .put("LogFormat", "JSON")
                                .put("LogGroup", Intrinsics.ref(function.id() + "Logs")));
        if (hasVersions()) {
            function.deployed()
                    .ifPresent(parameters -> properties.put(
                            "VersionDescription",
                            parameters,
                            "another value of these is published as another version"));
        }
        deployment.ifPresent(gradual -> gradual.addTo(function, properties));
        function.further().node().getValue().forEach(properties.node().getValue()::add);
        YamlMapping variables = function.variables();
        if (!variables.isEmpty()) {
            properties.put("Environment", YamlMapping.empty().put("Variables", variables));
        }
        if (!function.events().isEmpty()) {
            properties.put("Events", function.events());
        }
        YamlMapping resource = template.resource(function.id(), "AWS::Serverless::Function", properties);
        if (config.packaging() == Packaging.IMAGE) {
            resource.put(
                    "Metadata",
                    YamlMapping.empty()
                            .put("DockerContext", ".")
                            .put("Dockerfile", SamConfig.Packaging.DOCKERFILE)
                            .put("DockerTag", "latest"));
        }
        template.resource(
                function.id() + "Role", "AWS::IAM::Role", function.role().properties());
        FunctionMonitoring.alarms(function).forEach(alarm -> alarm.addTo(template));
        function.alarms().forEach(alarm -> alarm.addTo(template));
    }

    /** Writes what the functions have in common beside {@link #globals()}, when all of them are written. */
    public void shared(Collection<LambdaFunction> functions) {
        deployment.ifPresent(gradual -> gradual.addRole(functions));
    }

    private boolean hasVersions() {
        return config.packaging() == Packaging.JVM || deployment.isPresent();
    }

    private void logs(LambdaFunction function) {
        String id = function.id() + "Logs";
        template.resource(
                id,
                "AWS::Logs::LogGroup",
                YamlMapping.empty()
                        .put(
                                "LogGroupName",
                                Intrinsics.sub("/aws/lambda/${%s}-%s".formatted(Template.ENVIRONMENT, function.name())))
                        .put("RetentionInDays", config.logRetention()));
        function.role().allow("Log", Intrinsics.getAtt(id, "Arn"), "logs:CreateLogStream", "logs:PutLogEvents");
        if (config.tracing()) {
            function.role()
                    .allowOnce(
                            "Trace",
                            YamlMapping.empty()
                                    .put("Sid", "Trace")
                                    .put("Effect", "Allow")
                                    .put("Action", YamlNodes.line("xray:PutTraceSegments", "xray:PutTelemetryRecords"))
                                    .put("Resource", "*", "X-Ray knows no resources"));
        }
    }

    private static void put(YamlMapping properties, String key, OptionalInt value) {
        if (value.isPresent()) {
            properties.put(key, value.getAsInt());
        }
    }
}

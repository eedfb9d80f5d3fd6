package io.eventfunctions.local.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Option;

import io.eventfunctions.local.LocalMessages;

/** The options of {@link StackCommand}. */
final class StackOptions {

    static final String STACK = "--stack";
    static final String TEMPLATE = "--template";

    @Option(
            names = TEMPLATE,
            paramLabel = "FILE",
            description = "the SAM template, which is deployed to moto_server; without it the stack is there already")
    private Path template;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            converter = Variable.Converter.class,
            description = "of the template; as often as needed")
    private List<Variable> parameters = new ArrayList<>();

    @Option(names = STACK, paramLabel = "NAME", description = "the stack's name, \"dev\" without it")
    private String stack = "dev";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            converter = EndpointConverter.class,
            description = "a server that stands in for AWS; without it moto_server is started")
    private URI endpoint;

    @Option(
            names = "--code",
            paramLabel = "[ID=]PATH",
            description = "what the functions run instead of what was deployed, or those with that logical id,"
                    + " in which * stands for anything; as often as needed")
    private List<String> code = new ArrayList<>();

    @Option(names = "--region", paramLabel = "REGION", description = "us-east-1 without it")
    private String region = "us-east-1";

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            converter = Variable.Converter.class,
            description = "an environment variable of each function; as often as needed")
    private List<Variable> environment = new ArrayList<>();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "the greatest number of runtimes of each function; 1 without it")
    private int concurrency = 1;

    /** @throws IllegalArgumentException if nothing says where the stack is */
    void check() {
        if (endpoint == null && template == null) {
            throw LocalMessages.MESSAGES.noEndpoint(stack);
        }
    }

    /** The stack's name. */
    String stack() {
        return stack;
    }

    /** The SAM template that is deployed before; null if the stack is there. */
    Path template() {
        return template;
    }

    /** Of the template. */
    Map<String, String> parameters() {
        return Variable.byName(parameters);
    }

    /** The server that the stack is on; null for one that is started. */
    URI endpoint() {
        return endpoint;
    }

    String region() {
        return region;
    }

    /** What functions run instead of what was deployed, by patterns of logical ids. */
    Map<String, Path> artifacts() {
        Map<String, Path> artifacts = new LinkedHashMap<>();
        for (String value : code) {
            String[] parts = value.split("=", 2);
            artifacts.put(parts.length == 1 ? "*" : parts[0], Path.of(parts[parts.length - 1]));
        }
        return artifacts;
    }

    Map<String, String> environment() {
        return Variable.byName(environment);
    }

    int concurrency() {
        return concurrency;
    }
}

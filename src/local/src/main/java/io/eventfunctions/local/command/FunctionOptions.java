package io.eventfunctions.local.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.FunctionBuilder;
import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.artifact.Artifact;

/** The options of {@link FunctionCommand}. */
final class FunctionOptions {

    @Option(
            names = "--function",
            paramLabel = "PATH",
            description = "the function: a zip, a jar, a directory or a program")
    private Path path;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "or the port of the Runtime API, for a runtime that you start yourself")
    private Integer port;

    @Option(
            names = "--invoke",
            paramLabel = "FILE",
            description = "invokes it with the event in the file, - for standard input, and prints the answer;"
                    + " without it events come from queues and topics")
    private String event;

    @Mixin
    private SourceOptions sources;

    @Option(names = "--name", paramLabel = "NAME", description = "AWS_LAMBDA_FUNCTION_NAME; \"function\" without it")
    private String name = "function";

    @Option(
            names = "--handler",
            paramLabel = "CLASS::METHOD",
            description = "for AWS's runtime for Java; that of Event Functions without it")
    private String handler;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "of an invocation; 30 without it")
    private int timeout = 30;

    @Option(names = "--concurrency", paramLabel = "N", description = "the greatest number of runtimes; 1 without it")
    private int concurrency = 1;

    @Option(names = "--memory", paramLabel = "MB", description = "512 without it")
    private int memory = 512;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            converter = Variable.Converter.class,
            description = "an environment variable; as often as needed")
    private List<Variable> environment = new ArrayList<>();

    @Option(names = "--region", paramLabel = "REGION", description = "us-east-1 without it")
    private String region;

    @Option(names = "--java", paramLabel = "PROGRAM", description = "the java that runs the function")
    private Path java;

    /**
     * The function, which is not started yet, with its environment variables.
     *
     * @throws IllegalArgumentException if the options name none, or Lambda would refuse a value
     */
    FunctionBuilder function() {
        if (path == null && port == null) {
            throw LocalMessages.MESSAGES.noFunction();
        }
        FunctionBuilder function = LocalLambda.function(name)
                .timeout(Duration.ofSeconds(timeout))
                .concurrency(concurrency)
                .memory(memory)
                .environment(environment());
        if (handler != null) {
            function.handler(handler);
        }
        if (region != null) {
            function.region(region);
        }
        if (java != null) {
            function.java(java);
        }
        return port == null ? function.artifact(path) : function.artifact(new Artifact.External(port));
    }

    /** What it runs; null if its runtime is started by somebody else. */
    Path artifact() {
        return port == null ? path : null;
    }

    /** The environment variables that were given. */
    Map<String, String> environment() {
        return Variable.byName(environment);
    }

    /** Where the event for a direct invocation is, {@code -} for standard input; null without one. */
    String event() {
        return event;
    }

    /** Where other events come from. */
    SourceOptions sources() {
        return sources;
    }
}

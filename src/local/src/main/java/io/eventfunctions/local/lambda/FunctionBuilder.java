package io.eventfunctions.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.LocalAccount;
import io.eventfunctions.local.lambda.runtime.RuntimeEnvironment;

/**
 * Describes a local function in the words of AWS (https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html). Only the
 * artifact has to be given. Each method throws {@link IllegalArgumentException} where Lambda would refuse the value.
 */
public final class FunctionBuilder {

    private static final String EVENTS_HANDLER = "io.eventfunctions.lambda.EventsHandler::handleRequest";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);
    private static final int MIN_MEMORY = 128;
    private static final int MAX_MEMORY = 10_240;

    private final String name;
    private final Map<String, String> environment = new TreeMap<>();
    private Artifact artifact;
    private String handler = EVENTS_HANDLER;
    private String region = LocalAccount.REGION;
    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private int memory = 512;
    private int concurrency = 1;
    private Duration timeout = Duration.ofSeconds(3);
    private Duration initTimeout = Duration.ofSeconds(10);
    private Duration retryDelay = Duration.ofMinutes(1);
    private FunctionListener listener = FunctionListener.logging();
    private Consumer<FailedEvent> onFailure = EventQueue::drop;

    FunctionBuilder(String name) {
        this.name = name;
        require(NAME.matcher(name).matches(), "name", name, "1 to 64 letters, digits, - and _");
    }

    /** What its runtimes run. */
    public FunctionBuilder artifact(Artifact value) {
        artifact = value;
        return this;
    }

    /** What its runtimes run: a zip file, a directory, a jar or a program; see {@link Artifact#of}. */
    public FunctionBuilder artifact(Path path) {
        return artifact(Artifact.of(path));
    }

    /**
     * Class and method that AWS's runtime for Java calls, as {@code com.example.Handler::method}; without it that of Event
     * Functions.
     */
    public FunctionBuilder handler(String value) {
        handler = value;
        return this;
    }

    /** How long an invocation may take, up to 15 minutes; 3 s without it. */
    public FunctionBuilder timeout(Duration value) {
        boolean possible = !value.isNegative() && !value.isZero() && value.compareTo(MAX_TIMEOUT) <= 0;
        require(possible, "timeout", value, "more than nothing, up to 15 minutes");
        timeout = value;
        return this;
    }

    /** Reserved concurrency: how many runtimes there may be at a time; one without it. An external runtime is always one. */
    public FunctionBuilder concurrency(int value) {
        require(value > 0, "concurrency", value, "1 or more");
        concurrency = value;
        return this;
    }

    /** In MiB, 128 to 10240; 512 without it. A runtime for Java gets 85 % of it as its heap; other runtimes are only told. */
    public FunctionBuilder memory(int value) {
        require(value >= MIN_MEMORY && value <= MAX_MEMORY, "memory", value, MIN_MEMORY + " to " + MAX_MEMORY);
        memory = value;
        return this;
    }

    /**
     * Adds environment variables. A runtime sees them and those of Lambda, and of this process's own only {@code PATH},
     * {@code HOME}, {@code USER}, {@code TMPDIR} and AWS credentials.
     */
    public FunctionBuilder environment(Map<String, String> variables) {
        for (String variable : variables.keySet()) {
            if (RuntimeEnvironment.isReserved(variable)) {
                throw LocalMessages.LAMBDA.reservedVariable(variable, name);
            }
        }
        environment.putAll(variables);
        return this;
    }

    /** The AWS region that it is told to be in; {@code us-east-1}, as the local SQS server, without it. */
    public FunctionBuilder region(String value) {
        region = value;
        return this;
    }

    /** The {@code java} program for artifacts that need a JVM; the one of this JVM without it. */
    public FunctionBuilder java(Path program) {
        java = program;
        return this;
    }

    /** Hears its invocations and what it prints, instead of the log. */
    public FunctionBuilder listener(FunctionListener value) {
        listener = value;
        return this;
    }

    /** Gets the events of asynchronous invocations that failed for good; they are logged and dropped without it. */
    public FunctionBuilder onFailure(Consumer<FailedEvent> consumer) {
        onFailure = consumer;
        return this;
    }

    /** The wait before the first retry of an asynchronous invocation, twice as long before the second; a minute without it. */
    public FunctionBuilder retryDelay(Duration value) {
        require(!value.isNegative(), "retry delay", value, "zero or more");
        retryDelay = value;
        return this;
    }

    /** Lambda's ten seconds can't be changed; tests don't wait that long. */
    FunctionBuilder initTimeout(Duration value) {
        initTimeout = value;
        return this;
    }

    /**
     * Makes the function ready to be invoked. Its first runtime starts with its first invocation.
     *
     * @throws IllegalArgumentException if the artifact is missing or nothing in it can be run
     */
    public LocalLambda start() {
        if (artifact == null) {
            throw LocalMessages.LAMBDA.noArtifactSet(name);
        }
        if (artifact instanceof Artifact.External) {
            require(concurrency == 1, "concurrency", concurrency, "1 with an external runtime");
        }
        return new LocalLambda(this);
    }

    private void require(boolean possible, String setting, Object value, String expected) {
        if (!possible) {
            throw LocalMessages.LAMBDA.invalidSetting(value, setting, name, expected);
        }
    }

    FunctionConfiguration configuration() {
        return new FunctionConfiguration(name, region, handler, memory, timeout, initTimeout, Map.copyOf(environment));
    }

    Artifact artifact() {
        return artifact;
    }

    Path java() {
        return java;
    }

    int concurrency() {
        return concurrency;
    }

    Duration retryDelay() {
        return retryDelay;
    }

    FunctionListener listener() {
        return listener;
    }

    Consumer<FailedEvent> onFailure() {
        return onFailure;
    }
}

package io.eventfunctions.local.lambda;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.artifact.Installation;
import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.GuardedListener;
import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.lambda.runtime.ExternalSandbox;
import io.eventfunctions.local.lambda.runtime.InvocationRequest;
import io.eventfunctions.local.lambda.runtime.ProcessSandbox;
import io.eventfunctions.local.lambda.runtime.Sandbox;
import io.eventfunctions.local.lambda.runtime.Sandboxes;

/**
 * A function that runs on this machine under the rules of Lambda: each of its runtimes asks for one invocation after the other,
 * is started when an invocation finds none free, and is killed when one takes too long. In a JUnit test:
 *
 * <pre>{@code
 * @AutoClose
 * static final LocalLambda ORDERS = LocalLambda.function("orders")
 *         .artifact(Path.of("target/function.zip"))
 *         .timeout(Duration.ofSeconds(10))
 *         .start();
 * }</pre>
 *
 * <p>Left out is what Lambda does besides: memory limits Java's heap only, and there are no extensions, no SnapStart and no
 * streamed answers.
 */
public final class LocalLambda implements LocalFunction, AutoCloseable {

    /** The greatest payloads in bytes (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private static final int MAX_EVENT = 1024 * 1024;

    private final FunctionConfiguration function;
    private final FunctionListener listener;
    private final ScheduledThreadPoolExecutor clock;
    private final ExecutorService executor;
    private final Sandboxes sandboxes;
    private final EventQueue events;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Where the processes run; null if somebody else starts the runtime. */
    private final Installation installation;

    /** The runtime that somebody else starts; null if processes are started here. */
    private final ExternalSandbox external;

    /** Begins the description of a function; {@link FunctionBuilder#start()} starts it. */
    public static FunctionBuilder function(String name) {
        return new FunctionBuilder(name);
    }

    LocalLambda(FunctionBuilder builder) {
        function = builder.configuration();
        listener = new GuardedListener(builder.listener());
        clock = new ScheduledThreadPoolExecutor(1, this::thread);
        clock.setRemoveOnCancelPolicy(true);
        // Whoever invokes a closed function learns that on his own thread.
        executor = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                this::thread,
                (task, pool) -> task.run());
        sandboxes = new Sandboxes(function.name(), builder.concurrency(), this::sandbox, listener, executor);
        events = new EventQueue(function.name(), sandboxes, clock, builder.retryDelay(), builder.onFailure());
        if (builder.artifact() instanceof Artifact.External runtime) {
            installation = null;
            external = new ExternalSandbox(function, runtime.port(), clock, sandboxes);
            sandboxes.add(external);
            external.start();
        } else {
            installation = Installation.of(builder.artifact(), builder.java(), function);
            external = null;
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "Lambda " + function.name());
        thread.setDaemon(true);
        return thread;
    }

    private ProcessSandbox sandbox(Sandbox.Owner owner) {
        return new ProcessSandbox(
                function, installation, clock, owner, line -> listener.printed(function.name(), line));
    }

    @Override
    public String name() {
        return function.name();
    }

    /** {@inheritDoc} A payload above 6 MB is an error too. */
    @Override
    public CompletionStage<Answer> invoke(byte[] payload) {
        InvocationRequest invocation = new InvocationRequest(UUID.randomUUID().toString(), payload);
        if (payload.length > MAX_PAYLOAD) {
            return sandboxes.refuse(invocation, FunctionError.payloadTooLarge(payload.length, MAX_PAYLOAD));
        }
        return sandboxes.submit(invocation);
    }

    /**
     * Invokes it asynchronously, as the invocation type {@code Event} does: nobody waits for an answer, a failure is tried again
     * twice, and then {@link FunctionBuilder#onFailure} gets the event. Retries that are due after {@link #close()} are lost.
     *
     * @return the request id, which each attempt has
     * @throws IllegalArgumentException if the payload is above 1 MB
     */
    public String invokeEvent(byte[] payload) {
        if (payload.length > MAX_EVENT) {
            throw LocalMessages.LAMBDA.eventTooLarge(payload.length, function.name(), MAX_EVENT);
        }
        String requestId = UUID.randomUUID().toString();
        events.accept(requestId, payload);
        return requestId;
    }

    /** The processes of its runtimes that run now: for tests that look at them, or kill one. */
    public List<ProcessHandle> processes() {
        return sandboxes.processes();
    }

    /**
     * The value of {@code AWS_LAMBDA_RUNTIME_API} for the runtime of an {@link Artifact.External}.
     *
     * @throws IllegalStateException for any other artifact
     */
    public String runtimeApi() {
        if (external == null) {
            throw LocalMessages.LAMBDA.severalRuntimeApis(name());
        }
        return external.address();
    }

    /** Ends its runtimes; invocations that aren't answered yet fail. Nothing of it is left when this comes back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            sandboxes.close();
            clock.shutdownNow();
            executor.shutdown();
            if (installation != null) {
                installation.close();
            }
        }
    }
}

package io.eventfunctions.local.lambda.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.eventfunctions.local.lambda.artifact.Installation;
import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * A runtime in a process that is started for its first invocation and killed when one takes too long. A start that takes longer
 * than {@link FunctionConfiguration#initTimeout()} counts into the first invocation, as on Lambda.
 */
public final class ProcessSandbox extends Sandbox {

    /** How long a runtime that could not start has to end by itself. */
    private static final int FAREWELL_MILLIS = 1_000;

    private final FunctionConfiguration function;
    private final Installation installation;
    private final ScheduledExecutorService clock;
    private final Consumer<String> output;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private RuntimeApi api;
    private RuntimeProcess process;
    private long startedAt;
    private boolean polled;
    private boolean closed;

    public ProcessSandbox(
            FunctionConfiguration function,
            Installation installation,
            ScheduledExecutorService clock,
            Owner owner,
            Consumer<String> output) {
        super(function, clock, owner);
        this.function = function;
        this.installation = installation;
        this.clock = clock;
        this.output = output;
    }

    /** Starts the process, for that invocation. */
    void start(InvocationRequest invocation) {
        assign(invocation);
        try {
            start();
        } catch (IOException e) {
            gone(FunctionError.notStarted(e).answer());
            return;
        }
        process.exit().thenAccept(code -> gone(FunctionError.exited(code).answer()));
    }

    private synchronized void start() throws IOException {
        if (closed) {
            throw new IOException("Closed before its start");
        }
        startedAt = System.nanoTime();
        alarm(current(), function.initTimeout().plus(function.timeout()));
        api = new RuntimeApi(0, this);
        api.start();
        String instance = Integer.toHexString(System.identityHashCode(this));
        process = RuntimeProcess.start(
                installation.command(),
                installation.taskRoot(),
                RuntimeEnvironment.of(function, installation.taskRoot(), instance, api.address()),
                output);
    }

    /** The process, null if it could not be started. */
    synchronized ProcessHandle handle() {
        return process == null ? null : process.handle();
    }

    @Override
    protected Duration remaining(RunningInvocation run) {
        if (polled) {
            return function.timeout();
        }
        polled = true;
        Duration init = Duration.ofNanos(System.nanoTime() - startedAt);
        run.coldStart(init);
        Duration late = init.minus(function.initTimeout());
        return late.isNegative() ? function.timeout() : function.timeout().minus(late);
    }

    @Override
    protected boolean redelivers() {
        return false;
    }

    @Override
    protected void overdue(RunningInvocation run) {
        doom(run.answer());
        kill();
    }

    @Override
    public void initFailed(Answer answer) {
        doom(answer);
        clock.schedule(this::kill, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    private void gone(Answer answer) {
        RuntimeApi served = api();
        if (served != null) {
            served.close();
        }
        end(answer);
        gone.complete(null);
    }

    private synchronized RuntimeApi api() {
        return api;
    }

    @Override
    void close() {
        synchronized (this) {
            closed = true;
            doom(FunctionError.closed(function.name()).answer());
            kill();
        }
        gone.join();
    }
}
